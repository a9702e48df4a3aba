"""Media on disk, with addresses worked out once.

A front page prints some two hundred addresses of pictures; quoting and joining each anew took longer than
all the rest of the pictures' markup.
"""

from functools import lru_cache
from urllib.parse import urljoin

from django.core.files.storage import FileSystemStorage
from django.utils.encoding import filepath_to_uri


class MediaStorage(FileSystemStorage):
    def url(self, name: str | None) -> str:
        if self.base_url is None or name is None:
            return super().url(name)
        return _address(self.base_url, name)


@lru_cache(maxsize=20_000)
def _address(base_url: str, name: str) -> str:
    return urljoin(base_url, (filepath_to_uri(name) or "").lstrip("/"))

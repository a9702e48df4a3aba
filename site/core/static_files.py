"""Static files as readers get them: hashed names, one stylesheet, compressed once when collected."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

from .stylesheets import bundle

COMPRESSIBLE = {".css", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest", ".xml"}
#: Above this size a file is one of the admin's, where the last percent is not worth its seconds.
THOROUGH_UP_TO_BYTES = 100_000


class BundledStaticFilesStorage(ManifestStaticFilesStorage):
    """Django's manifest storage, which also writes our stylesheet's imports into it and compresses.

    Only the files with hashed names are kept: nothing links to the others.
    """

    bundles = ("css/site.css",)
    keep_intermediate_files = False

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if dry_run:
            return
        originals = list(paths)
        hashed: set[str] = set()
        for name, hashed_name, processed in super().post_process(self._bundled(paths), **options):
            if hashed_name and not isinstance(processed, Exception):
                hashed.add(hashed_name)
            yield name, hashed_name, processed
        for name in set(originals) - hashed:
            self.delete(name)
        with ThreadPoolExecutor() as pool:
            list(pool.map(compress, (Path(self.path(name)) for name in hashed)))

    def _bundled(self, paths: dict[str, Any]) -> dict[str, Any]:
        """Return `paths` with each bundle read from a file that holds all it imports."""

        def read(name: str) -> str:
            # From where it was written, not from STATIC_ROOT: there the last bundle may still stand.
            if name not in paths:
                raise ValueError(f"A stylesheet imports {name}, which does not exist.")
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        replaced = {}
        for name in self.bundles:
            if name in paths:
                self.delete(name)
                self.save(name, ContentFile(bundle(name, read).encode()))
                replaced[name] = (self, name)
        return {**paths, **replaced}


def compress(path: Path) -> None:
    """Write `path`.gz and `path`.br beside a file that gains by it, unless they are there."""
    if path.suffix not in COMPRESSIBLE:
        return
    # A file's hashed name changes with its content, so what is there is right.
    if path.with_name(path.name + ".br").exists():
        return
    content = path.read_bytes()
    thorough = len(content) <= THOROUGH_UP_TO_BYTES
    zipped = gzip.compress(content, compresslevel=9 if thorough else 6, mtime=0)
    if len(zipped) > 0.95 * len(content):
        return
    path.with_name(path.name + ".gz").write_bytes(zipped)
    path.with_name(path.name + ".br").write_bytes(brotli.compress(content, quality=11 if thorough else 5))

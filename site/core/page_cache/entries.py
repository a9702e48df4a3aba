"""A kept page: what was rendered, for which generation, until when, and its compressed forms."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from .encodings import compress, is_compressible

__all__ = ["Entry", "Form"]

#: What Python itself needs for an entry, about.
OVERHEAD_BYTES = 2000

Store = dict[str, tuple[str, str]]


class Form(NamedTuple):
    """A page in one encoding, with its headers as Django stores them: {lower: (Name, value)}."""

    body: bytes
    tag: str
    headers: Store
    headers_unchanged: Store


class Entry:
    """One page. Never changed after it was made, but for the compressed forms that are added."""

    __slots__ = (
        *("_base", "_forms", "body", "compressible", "ends"),
        *("generation", "headers", "never_stale", "tag", "times"),
    )

    def __init__(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        generation: str,
        ends: float,
        times: tuple[int, int] = (0, 0),
        never_stale: bool = False,
    ) -> None:
        """`ends` is seconds since 1970; `times` the seconds a browser and a shared cache may keep it.

        What is `never_stale` is given to nobody once it is old.
        """
        self.body = body
        self.headers = dict(headers)
        self.generation = generation
        self.ends = ends
        self.times = times
        self.never_stale = never_stale
        self.tag = hashlib.blake2b(body, digest_size=12).hexdigest()
        self.compressible = is_compressible(self.headers.get("Content-Type", ""), len(body))
        self._base: Store = {name.lower(): (name, value) for name, value in self.headers.items()}
        self._forms: dict[str, Form] = {}

    def is_current(self, generation: str, now: float) -> bool:
        """Whether this is still the page as it should be seen."""
        return self.generation == generation and now < self.ends

    def form(self, encoding: str) -> Form | None:
        """Return the page in `encoding` if it has been made in it."""
        return self._forms.get(encoding)

    def make_form(self, encoding: str) -> Form:
        """Return the page in `encoding`; as it is where compressing does not make it smaller."""
        body = compress(self.body, encoding) if self.compressible else self.body
        if len(body) >= len(self.body):
            body, spoken = self.body, "identity"
        else:
            spoken = encoding
        form = self._forms[encoding] = self._with_headers(body, spoken)
        return form

    def _with_headers(self, body: bytes, encoding: str) -> Form:
        tag = f'"{self.tag}"' if encoding == "identity" else f'"{self.tag}-{encoding}"'
        shared: Store = {"etag": ("ETag", tag)}
        if self.compressible:
            shared["vary"] = ("Vary", "Accept-Encoding")
        unchanged = {name: pair for name, pair in self._base.items() if not name.startswith("content-")}
        full: Store = {**self._base, **shared, "content-length": ("Content-Length", str(len(body)))}
        if encoding != "identity":
            full["content-encoding"] = ("Content-Encoding", encoding)
        return Form(body, tag, full, unchanged | shared)

    @property
    def size(self) -> int:
        """Bytes that this entry takes in memory, about."""
        headers = sum(len(name) + len(value) for name, value in self.headers.items())
        made = {id(form.body): len(form.body) for form in list(self._forms.values())}
        made[id(self.body)] = len(self.body)
        return OVERHEAD_BYTES + headers * 2 + sum(made.values())

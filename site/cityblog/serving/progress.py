"""What the person at the terminal sees while a start is prepared."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper


class Progress:
    """Steps, each with the seconds it took; notes stand under the step they belong to."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._noted = False

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        began = time.monotonic()
        self._noted = False
        self._write(f"  {words} … ")
        yield
        seconds = f"{time.monotonic() - began:.1f} s"
        self._write(f"    ({seconds})\n" if self._noted else f"{seconds}\n")

    def note(self, words: str) -> None:
        self._write(f"{'' if self._noted else chr(10)}    {words}\n")
        self._noted = True

    def _write(self, text: str) -> None:
        self._out.write(text, ending="")
        self._out.flush()

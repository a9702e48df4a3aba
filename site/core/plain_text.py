"""Words that somebody typed into a form of ours, made plain at the door: no control characters, nothing unseen."""

import re
import unicodedata
from typing import Any

from django import forms

#: Line ends stay; tabs become blanks.
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_MANY_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
#: Marks that turn or hide what stands around them. The joiners that scripts and emoji need stay.
_UNSEEN = frozenset("\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u061c\u00ad\u115f\u1160\u3164\uffa0") | {
    chr(code)
    for start, end in ((0x202A, 0x202E), (0x2066, 0x206F), (0xE0000, 0xE007F))
    for code in range(start, end + 1)
}
#: More marks on one letter are no language's, and run over the lines around them.
MOST_MARKS = 4
_PILES = re.compile(
    rf"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{MOST_MARKS}}})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def plain_line(text: str) -> str:
    """Return `text` as one line of what can be seen."""
    return " ".join(_seen(text).split())


def plain_paragraphs(text: str) -> str:
    """Return `text` with its paragraphs, lines ended by "\\n", never more than one empty line in a row."""
    lines = [line.rstrip() for line in _seen(_LINE_ENDS.sub("\n", text)).split("\n")]
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _seen(text: str) -> str:
    kept = (
        " " if character == "\t" else character
        for character in unicodedata.normalize("NFC", text)
        if character not in _UNSEEN
        and (character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"})
    )
    return _PILES.sub(r"\1", "".join(kept))


class PlainTextField(forms.CharField):
    """A CharField that takes whatever comes and gives it on plain; `paragraphs=True` for text of several lines.

    The limit is on what is left, so that nobody is refused for what they cannot see.
    """

    def __init__(self, *, paragraphs: bool = False, **options: Any) -> None:
        self.paragraphs = paragraphs
        if paragraphs:
            options.setdefault("widget", forms.Textarea)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return plain_paragraphs(text) if self.paragraphs else plain_line(text)

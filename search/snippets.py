"""The piece of a text that shows why it was found, with the words found marked."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import APOSTROPHES, raw_stems

LONGEST = 260
#: How far into a text the best piece is looked for.
DEEPEST = 40_000
#: Words before the first one found.
BEFORE = 40

#: Words as they stand in texts, "O'Brien" whole.
RAW = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")


@dataclass(frozen=True)
class Found:
    """A word of a text that the question asks for: where it stands, and its stem."""

    start: int
    end: int
    stem: str


def marked(text: str, wanted: Collection[str]) -> SafeString:
    """Return `text` as safe HTML with the words of the stems `wanted` in <mark>."""
    return _mark(text, _find(text, wanted), 0, len(text))


def snippet(text: str, wanted: Collection[str], fallback: str = "") -> SafeString:
    """Return the piece of `text` with the most of the stems `wanted`, marked; without any the start of `fallback`."""
    text = " ".join(text[:DEEPEST].split())
    found = _find(text, wanted)
    if not found:
        text = " ".join((fallback or text).split())
        found = _find(text, wanted)
    start = _start(text, _best(found)) if found else 0
    end = _end(text, start)
    piece = _mark(text, found, start, end)
    return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")


def _find(text: str, wanted: Collection[str]) -> list[Found]:
    known = raw_stems()
    found = []
    for word in RAW.finditer(text) if wanted else ():
        stem = known[word[0]]
        if stem not in wanted:
            if " " not in stem:
                continue
            stem = next((part for part in stem.split() if part in wanted), "")
        if stem:
            found.append(Found(word.start(), word.end(), stem))
    return found


def _best(found: Sequence[Found]) -> int:
    """Return where the piece begins that holds the most different words, then the most words; the first such."""
    best, best_worth = found[0].start, (0, 0)
    for first, word in enumerate(found):
        within = [other.stem for other in found[first : first + 30] if other.end <= word.start + LONGEST - BEFORE]
        worth = (len(set(within)), len(within))
        if worth > best_worth:
            best, best_worth = word.start, worth
    return best


def _start(text: str, at: int) -> int:
    """Return the beginning of a sentence or word shortly before `at`."""
    if at <= BEFORE:
        return 0
    earliest = at - BEFORE
    sentence = max(text.rfind(mark, earliest, at) for mark in (". ", "? ", "! "))
    if sentence >= 0:
        return sentence + 2
    blank = text.find(" ", earliest, at)
    return blank + 1 if blank >= 0 else at


def _end(text: str, start: int) -> int:
    if start + LONGEST >= len(text):
        return len(text)
    blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return blank if blank > 0 else start + LONGEST


def _mark(text: str, found: Sequence[Found], start: int, end: int) -> SafeString:
    parts, at = [], start
    for word in found:
        if word.start >= start and word.end <= end:
            parts += [escape(text[at : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            at = word.end
    # Every part is escaped above.
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308

"""The piece of a text that shows why it was found, with the words found marked."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import APOSTROPHES, stems, words

LONGEST = 260
#: How far into a text the best piece is looked for.
DEEPEST = 40_000
#: Words before the first one found.
BEFORE = 40

#: Words as they stand in texts, "O'Brien" whole.
RAW = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Found:
    """A word of a text that the question asks for: where it stands, and its stem."""

    start: int
    end: int
    stem: str


def marked(text: str, wanted: Collection[str]) -> SafeString:
    """Return `text` as safe HTML with the words of the stems `wanted` in <mark>."""
    return _mark(text, list(_find(text, wanted)))


def snippet(text: str, wanted: Collection[str], fallback: str = "") -> SafeString:
    """Return the piece of `text` with the most of the stems `wanted`, marked; without any the start of `fallback`."""
    text = _BLANKS.sub(" ", text[:DEEPEST]).strip()
    found = list(_find(text, wanted))
    if not found:
        return marked(_cut(_BLANKS.sub(" ", fallback or text).strip(), 0), wanted)
    start = _start(text, _best(found))
    piece = _cut(text, start)
    before = "… " if start else ""
    return format_html("{}{}", before, marked(piece, wanted))


def _find(text: str, wanted: Collection[str]) -> Iterator[Found]:
    # Each different word is looked at once, then the few that count are looked for.
    counting = {}
    for raw in set(RAW.findall(text)) if wanted else ():
        found = next((known for known in stems(words(raw)) if known in wanted), None)
        if found is not None:
            counting[raw] = found
    if counting:
        longest_first = sorted(counting, key=len, reverse=True)
        pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])")
        for place in pattern.finditer(text):
            yield Found(place.start(), place.end(), counting[place[0]])


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


def _cut(text: str, start: int) -> str:
    piece = text[start : start + LONGEST]
    if start + LONGEST >= len(text):
        return piece
    blank = piece.rfind(" ", LONGEST // 2)
    return f"{piece[:blank] if blank > 0 else piece} …"


def _mark(text: str, found: Sequence[Found]) -> SafeString:
    parts, end = [], 0
    for word in found:
        parts += [escape(text[end : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
        end = word.end
    # Every part is escaped above.
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308

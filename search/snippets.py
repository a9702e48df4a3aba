"""The piece of a text that shows why it was found, with the words found marked."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.analysis import APOSTROPHES, MARKS, elides, fold, raw_stems

LONGEST = 260
#: How far into a text the best piece is looked for.
DEEPEST = 40_000
#: Words before the first one found.
BEFORE = 40

#: The rest of a word as it stands in texts, "O'Brien" whole.
REST = rf"[^\W_]*(?:[{APOSTROPHES}][^\W_]+)*"
_ANY = rf"(?:[^\W_]++[{MARKS}]*+)++"
ANY_WORD = re.compile(rf"{_ANY}(?:[{APOSTROPHES}]{_ANY})*")
#: Letters of alphabets like ours that have one of its letters as their plain form ("É", "Ł").
ACCENTED = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))


@dataclass(frozen=True)
class Wanted:
    """The stems to mark, and the words of texts that may have them."""

    stems: frozenset[str]
    word: re.Pattern[str]

    @classmethod
    def of(cls, stems: Collection[str], forms: Collection[str]) -> "Wanted":
        """Return `stems` as wanted; `forms` are all words of posts that have them."""
        return cls(frozenset(stems), _words_like(frozenset(form[0] for form in [*stems, *forms] if form)))

    def __bool__(self) -> bool:
        return bool(self.stems)


@lru_cache(maxsize=200)
def _words_like(initials: frozenset[str]) -> re.Pattern[str]:
    """Return what finds words that begin with a letter of `initials`: most words need no second look."""
    if elides() or not all(initial.isascii() for initial in initials):
        # What is wanted may stand within a word: "l'été", and scripts without spaces.
        return ANY_WORD
    letters = {letter for initial in initials for letter in (initial, initial.upper(), *_accented()[initial])}
    first = "".join(map(re.escape, sorted(letters)))
    return re.compile(rf"(?<![^\W_])(?<![^\W_][{APOSTROPHES}])[{first}]{REST}" if first else r"(?!)")


@lru_cache
def _accented() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for letter in map(chr, ACCENTED):
        if plain := fold(letter):
            found[plain[0]].append(letter)
    return found


@dataclass(frozen=True)
class Found:
    """A word of a text that the question asks for: where it stands, and its stem."""

    start: int
    end: int
    stem: str


def marked(text: str, wanted: Wanted) -> SafeString:
    """Return `text` as safe HTML with the words of `wanted` in <mark>."""
    text = _composed(text)
    return _mark(text, _find(text, wanted), 0, len(text))


def snippet(text: str, wanted: Wanted, fallback: str = "") -> SafeString:
    """Return the piece of `text` with the most of what is `wanted`, marked; without any the start of `fallback`."""
    text = " ".join(_composed(text[:DEEPEST]).split())
    found = _find(text, wanted)
    if not found:
        text = " ".join(_composed(fallback or text).split())
        found = _find(text, wanted)
    start = _start(text, _best(found)) if found else 0
    end = _end(text, start)
    piece = _mark(text, found, start, end)
    return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")


def _composed(text: str) -> str:
    # A letter apart from its accent would end the word; it looks the same.
    return unicodedata.normalize("NFC", text)


def _find(text: str, wanted: Wanted) -> list[Found]:
    known, stems = raw_stems(), wanted.stems
    found = []
    for word in wanted.word.finditer(text) if wanted else ():
        stem = known[word[0]]
        if stem not in stems:
            if " " not in stem:
                continue
            stem = next((part for part in stem.split() if part in stems), "")
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

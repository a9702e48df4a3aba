"""Words as search knows them: without case and accents, and their stems in the site's language.

Done here and not by the databases: SQLite has a stemmer for English only, and PostgreSQL splits and stems in its
own way. One analysis for both, for the index and for what readers type, gives both the same answers.

A text is taken apart once and each different word is looked at once: what is learnt of words is remembered.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import snowballstemmer
from django.conf import settings

from search.memory import Memory

#: Longer ones are not words; PostgreSQL takes none beyond two thousand bytes.
LONGEST_WORD = 60
#: Letters that no decomposition turns into plain ones.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
#: What stands within one word in some languages and between two in others ("O'Brien", "l'été").
APOSTROPHES = "'’ʼ"
INNER_APOSTROPHE = re.compile(f"(?<=[^\\W\\d_])[{APOSTROPHES}](?=[^\\W\\d_])")
ELIDING = frozenset({"ca", "fr", "it", "oc"})
#: Of Hindi's vowels, Arabic's and Hebrew's points and the like: no letters, and within words all the same. Not those
#: that choose how a sign looks ("5\ufe0f").
LOOKS = frozenset(map(chr, (0x34F, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10))))
MARKS = "".join(
    letter
    for letter in map(chr, range(0x10000))
    if unicodedata.category(letter) in ("Mn", "Mc") and letter not in LOOKS
)
PLAIN_WORD, WORD = re.compile(r"[^\W_]+"), re.compile(f"(?:[^\\W_]++[{MARKS}]*+)++")
#: Joins consonants in scripts of India, and is no accent: without it, other words.
VIRAMA = 9
#: Scripts without spaces, East Asian and Thai, Lao, Burmese and Khmer: their runs are cut into pairs of letters.
UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u108f\u109a-\u109f\u1780-\u17d3]+"
)
#: Snowball's names for languages, by Django's codes.
STEMMERS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "eo": "esperanto",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nb": "norwegian",
    "nn": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}

_lock = threading.Lock()


def fold(text: str) -> str:
    """Return `text` without case, accents and other differences that readers do not type."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if unicodedata.combining(letter) in (0, VIRAMA))
    # Once more without case: letters for mathematics become plain ones only now.
    return unicodedata.normalize("NFC", bare).casefold().translate(PLAIN)


#: The words that a raw one becomes, with blanks between: one, but for scripts without spaces and ligatures.
_folded = Memory(lambda raw: " ".join(_parts(fold(raw))))


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, in order."""
    if any(mark in text for mark in APOSTROPHES):
        text = INNER_APOSTROPHE.sub(" " if elides() else "", text)
    if text.isascii():
        found = PLAIN_WORD.findall(text.lower())
        return [word[:LONGEST_WORD] for word in found] if len(max(found, key=len, default="")) > LONGEST_WORD else found
    # Composed, because a letter apart from its accent would end the word.
    raw = WORD.findall(unicodedata.normalize("NFC", text).lower())
    return " ".join([word if word.isascii() and len(word) <= LONGEST_WORD else _folded[word] for word in raw]).split()


def _parts(folded: str) -> list[str]:
    found: list[str] = []
    for word in WORD.findall(folded):
        start = 0
        for run in UNSPACED.finditer(word):
            letters = run[0]
            found += [word[start : run.start()], *(letters[at : at + 2] for at in range(max(1, len(letters) - 1)))]
            start = run.end()
        found.append(word[start:])
    return [part[:LONGEST_WORD] for part in found if part]


def stem(word: str) -> str:
    """Return the stem of a folded word in the site's language."""
    return _stems(_language())[word]


def stems(found: Iterable[str]) -> list[str]:
    """Return the stems of folded words, in order."""
    known = _stems(_language())
    return [known[word] for word in found]


def raw_stems() -> Mapping[str, str]:
    """Return the stems of words as they stand in texts ("O'Brien", "Café"), several with blanks between."""
    return _raw_stems(_language())


@lru_cache
def _raw_stems(language: str) -> Mapping[str, str]:
    return Memory(lambda raw: " ".join(stems(words(raw))))


@lru_cache
def _stems(language: str) -> Memory:
    name = STEMMERS.get(language)
    if name is None:
        return Memory(lambda word: word)
    stemmer = snowballstemmer.stemmer(name)

    def make(word: str) -> str:
        if any(letter.isdigit() for letter in word):
            return word
        with _lock:  # A stemmer works on the word within itself.
            return str(stemmer.stemWord(word)) or word

    return Memory(make)


def elides() -> bool:
    """Whether an apostrophe stands between two words in the site's language."""
    return _language() in ELIDING


def _language() -> str:
    return str(settings.LANGUAGE_CODE).partition("-")[0]

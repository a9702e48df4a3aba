"""Words as search knows them: without case and accents, and their stems in the site's language.

Done here and not by the databases: SQLite has a stemmer for English only, and PostgreSQL splits and stems in its
own way. One analysis for both, for the index and for what readers type, gives both the same answers.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from django.conf import settings

#: Longer ones are not words; PostgreSQL takes none beyond two thousand bytes.
LONGEST_WORD = 60
#: Letters that no decomposition turns into plain ones.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
#: What stands within one word in some languages and between two in others ("O'Brien", "l'été").
APOSTROPHE = re.compile("(?<=[^\\W\\d_])['’ʼ](?=[^\\W\\d_])")
ELIDING = frozenset({"ca", "fr", "it", "oc"})
WORD = re.compile(r"[^\W_]+")
#: Scripts without spaces: their runs are cut into pairs of letters.
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
#: Snowball's names for languages, by Django's codes.
STEMMERS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
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
    "eo": "esperanto",
}

_lock = threading.Lock()


def fold(text: str) -> str:
    """Return `text` without case, accents and other differences that readers do not type."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).translate(PLAIN)


def words(text: str) -> Iterator[str]:
    """Yield the words of `text`, folded, in order."""
    joiner = " " if _language() in ELIDING else ""
    for word in WORD.findall(fold(APOSTROPHE.sub(joiner, text))):
        if word.isascii():
            yield word[:LONGEST_WORD]
        else:
            yield from _parts(word)


def _parts(word: str) -> Iterator[str]:
    start = 0
    for run in UNSPACED.finditer(word):
        if run.start() > start:
            yield word[start : run.start()][:LONGEST_WORD]
        letters = run[0]
        yield from (letters[at : at + 2] for at in range(max(1, len(letters) - 1)))
        start = run.end()
    if start < len(word):
        yield word[start:][:LONGEST_WORD]


def stem(word: str) -> str:
    """Return the stem of a folded word in the site's language."""
    return _stem(word, _language())


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    name = STEMMERS.get(language)
    if name is None or any(letter.isdigit() for letter in word):
        return word
    with _lock:  # A stemmer works on the word within itself.
        return str(_stemmer(name).stemWord(word)) or word


@lru_cache
def _stemmer(name: str) -> "snowballstemmer.basestemmer.BaseStemmer":
    return snowballstemmer.stemmer(name)


def _language() -> str:
    return settings.LANGUAGE_CODE.split("-")[0]

"""Words as single characters: texts in which ranking counts fast.

Ranking counts a question's words in a thousand texts. In a text of one character a word that is a scan of seven
hundred characters, not of five thousand; two words side by side are two characters. Words become characters by a
hash: of a hundred thousand words one in ten shares its character with another, almost always a rare one, and the
index has said beforehand which posts really have the words.
"""

from collections.abc import Iterable
from hashlib import blake2b

from search.memory import Memory

#: The planes above the first: a million characters, none of them a blank, a break or a surrogate.
FIRST, NUMBER = 0x10000, 0x100000


def _sign(word: str) -> str:
    return chr(FIRST + int.from_bytes(blake2b(word.encode(), digest_size=4).digest()) % NUMBER)


_signs = Memory(_sign)


def sign(word: str) -> str:
    """Return the character of `word`."""
    return _signs[word]


def signs(words: Iterable[str]) -> str:
    """Return the characters of `words`, in order."""
    return "".join([_signs[word] for word in words])


def packed(text: str) -> bytes:
    """Return signs as bytes of one width."""
    return text.encode("utf-32-le")


def unpacked(kept: bytes) -> str:
    """Return the signs that were `packed`."""
    return kept.decode("utf-32-le")

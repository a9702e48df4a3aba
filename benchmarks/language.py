"""A language that nobody speaks, with the frequencies of one that people write.

60,000 words by Zipf's law as Mandelbrot mended it (the first makes 4% of a text, half of them stand in fewer than one
post in five hundred), short ones in front, accents on some, inflected forms that a stemmer joins, and names of people.
The same each time.
"""

import random
from collections.abc import Callable, Sequence
from functools import lru_cache

WORDS, FIRST_NAMES, SURNAMES = 60_000, 300, 3_000
SHIFT, STEEPNESS = 1.7, 1.05
#: Words of the text that all are drawn from, and how far apart at most.
TEXT, FARTHEST = 1_000_000, 999
#: Ranks before this are the words that every text is held together by.
CONTENT = 150
ENDINGS = ("s", "ed", "ing", "er", "ly")
ONSETS = (*"bcdfghjklmnprstvwz", "br", "cl", "dr", "fl", "gr", "kr", "pl", "pr", "sh", "sl", "sp", "st", "tr", "th")
VOWELS = (*"aeioaeio", "u", "ai", "ea", "ou", "oo")
ACCENTED = tuple("éöáüñ")
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "rk", "st"]
#: One syllable in so many has an accent, one word in so many has an ending on an earlier word.
ACCENT, INFLECTED = 60, 4


class Language:
    """Words from the most frequent to the rarest, and names."""

    def __init__(self, number: int = WORDS) -> None:
        chance = random.Random("language")
        self.words = _words(chance, number)
        self._binding = set(self.words[:CONTENT])
        self._text = _shuffled(chance, self.words)
        self.first_names = [word.title() for word in _distinct(FIRST_NAMES, lambda _: _word(chance, 2))]
        self.surnames = [word.title() for word in _distinct(SURNAMES, lambda _: _word(chance, 3))]

    def some(self, chance: random.Random, number: int) -> list[str]:
        """Return `number` words as often as they are."""
        # Every n-th word of a long text: as good as drawing each, at a tenth of the time.
        step = chance.randrange(1, FARTHEST)
        start = chance.randrange(len(self._text) - number * step)
        return self._text[start : start + number * step : step]

    def telling(self, chance: random.Random, number: int) -> list[str]:
        """Return `number` words that say what a text is about."""
        found: list[str] = []
        while len(found) < number:
            found += [word for word in self.some(chance, number) if word not in self._binding]
        return found[:number]

    def name(self, chance: random.Random) -> str:
        """Return a person's name, some of them much more often than others."""
        first = self.first_names[int(len(self.first_names) * chance.random() ** 2)]
        return f"{first} {self.surnames[int(len(self.surnames) * chance.random() ** 2)]}"

    def by_frequency(self, first: int, last: int) -> Sequence[str]:
        """Return the words of the ranks from `first` to `last`, the most frequent being 0."""
        return self.words[first:last]


@lru_cache
def language() -> Language:
    """Return the language; coining its words takes seconds."""
    return Language()


def _shuffled(chance: random.Random, words: list[str]) -> list[str]:
    """Return a text in which each word stands as often as its rank has it stand, at least once, in no order."""
    shares = [(rank + SHIFT) ** -STEEPNESS for rank in range(1, len(words) + 1)]
    one = sum(shares) / TEXT
    text = [word for word, share in zip(words, shares, strict=True) for _ in range(max(1, round(share / one)))]
    chance.shuffle(text)
    return text


def _words(chance: random.Random, number: int) -> list[str]:
    def coin(made: list[str]) -> str:
        rank = len(made)
        if rank > 500 and not chance.randrange(INFLECTED):
            return made[chance.randrange(CONTENT, rank)] + chance.choice(ENDINGS)
        return _word(chance, 1 if rank < CONTENT else 2 if rank < 5_000 else chance.choice((2, 3, 3, 4)))

    return _distinct(number, coin)


def _distinct(number: int, coin: Callable[[list[str]], str]) -> list[str]:
    made: list[str] = []
    known: set[str] = set()
    while len(made) < number:
        word = coin(made)
        if word not in known:
            known.add(word)
            made.append(word)
    return made


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(_syllable(chance) for _ in range(syllables))


def _syllable(chance: random.Random) -> str:
    vowel = chance.choice(VOWELS if chance.randrange(ACCENT) else ACCENTED)
    return chance.choice(ONSETS) + vowel + chance.choice(CODAS)

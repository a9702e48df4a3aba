"""What readers of the invented newspaper ask, by class of cost: the same questions each time."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from typing import Any

from benchmarks.language import Language, language
from news.content import body_text
from news.models import Author, Place, PostPage, SectionPage, Topic

Query = dict[str, str]
#: Ranks of words: in a third of all posts or more; in one of a hundred; in one of five hundred or fewer.
FREQUENCIES = {"common": (0, 200), "middling": (1_000, 6_000), "rare": (20_000, 60_000)}
#: Milliseconds in which 95 of 100 questions must be answered.
SHORT, LONG, SUGGESTION = 100, 300, 50


@dataclass(frozen=True)
class Class:
    """Questions of one cost; `is_suggestion`: what has been typed so far, asked for the lines under the box."""

    name: str
    queries: list[Query]
    budget: int = SHORT
    is_suggestion: bool = False


@dataclass
class Reader:
    """Someone who knows the paper, and asks `number` questions of each class."""

    number: int
    chance: random.Random = field(default_factory=lambda: random.Random("reader"))
    language: Language = field(default_factory=language)

    def classes(self) -> Iterator[Class]:
        yield from self._words()
        yield Class("twelve words of a post", self._ask(lambda: " ".join(self._run(12))), LONG)
        yield Class(
            "twelve words, all common", self._ask(lambda: " ".join(self._word("common") for _ in range(12))), LONG
        )
        yield Class("a phrase of three words", self._ask(lambda: f'"{" ".join(self._run(3))}"'))
        yield Class(
            "a phrase of two common words", self._ask(lambda: f'"{self._word("common")} {self._word("common")}"')
        )
        yield Class("a whole headline", self._ask(lambda: self._post().title), LONG)
        yield Class("an author's name", self._ask(lambda: self._one(Author).name.rpartition(" ")[0]))
        yield Class("a misspelt word", self._ask(lambda: self._misspelt(self._word("middling"))))
        yield Class("two words, both misspelt", self._ask(self._two_misspelt))
        yield from self._narrowed()
        yield from self._begun()

    def _words(self) -> Iterator[Class]:
        for name in FREQUENCIES:
            yield Class(f"{name} word", self._ask(lambda name=name: self._word(name)))
        for one, other in combinations_with_replacement(FREQUENCIES, 2):
            yield Class(
                f"{one} and {other} word",
                self._ask(lambda one=one, other=other: f"{self._word(one)} {self._word(other)}"),
            )

    def _narrowed(self) -> Iterator[Class]:
        for name, value in self._filters().items():
            yield Class(
                f"common word, {name}", [{"q": self._word("common"), name: value()} for _ in range(self.number)]
            )
        yield Class(
            "common word, oldest first", [{"q": self._word("common"), "sort": "oldest"} for _ in range(self.number)]
        )
        yield Class("common word, page 50", [{"q": self._word("common"), "page": "50"} for _ in range(self.number)])
        yield Class("two words without a third", self._ask(self._without))
        yield Class("author: and a common word", self._ask(self._by_author))

    def _begun(self) -> Iterator[Class]:
        """What stands in the box while readers type."""
        begun = {
            "two letters": lambda: self._word("common")[:2],
            "a headline, begun": lambda: " ".join(self._post().title.split()[:2])[:-1],
            "a name, begun": lambda: self._one(Author).name[: self.chance.randint(3, 9)],
            "a topic, begun": lambda: self._one(Topic).name[:4],
            "a common word": lambda: self._word("common"),
        }
        for name, text in begun.items():
            yield Class(f"suggestions: {name}", self._ask(text), SUGGESTION, is_suggestion=True)

    def _ask(self, text: Callable[[], str]) -> list[Query]:
        return [{"q": text()} for _ in range(self.number)]

    def _word(self, frequency: str) -> str:
        return self.chance.choice(self.language.by_frequency(*FREQUENCIES[frequency]))

    def _filters(self) -> dict[str, Callable[[], str]]:
        return {
            "section": lambda: self._one(SectionPage).slug,
            "year": lambda: str(self._post().date_shown.year),
            "author": lambda: self._one(Author).slug,
            "topic": lambda: self._one(Topic).slug,
            "place": lambda: self._one(Place).slug,
            "before": lambda: self._post().date_shown.date().isoformat(),
        }

    def _one(self, model: Any) -> Any:
        keys = self._keys(model)
        return model._base_manager.get(pk=keys[self.chance.randrange(len(keys))])

    def _keys(self, model: Any) -> list[int]:
        known: dict[Any, list[int]] = self.__dict__.setdefault("_known", {})
        if model not in known:
            known[model] = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        return known[model]

    def _post(self) -> Any:
        return self._one(PostPage)

    def _run(self, length: int) -> list[str]:
        """Return words that stand one after the other in some post."""
        words = [word.strip(".,") for word in body_text(self._post()).split()]
        start = self.chance.randrange(len(words) - length)
        return words[start : start + length]

    def _misspelt(self, word: str) -> str:
        at = self.chance.randrange(1, len(word) - 1)
        return self.chance.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + self.chance.choice("aeiourstn") + word[at:],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            ]
        )

    def _two_misspelt(self) -> str:
        return " ".join(self._misspelt(self._word(name)) for name in ("middling", "rare"))

    def _without(self) -> str:
        return f"{self._word('common')} {self._word('middling')} -{self._word('common')}"

    def _by_author(self) -> str:
        return f'{self._word("common")} author:"{self._one(Author).name.rpartition(" ")[0]}"'

"""What an engine does."""

from collections.abc import Sequence
from typing import Protocol

from .expressions import Span, Tier


class Engine(Protocol):
    def matching(self, tiers: Sequence[Tier], span: Span) -> list[int]:
        """Return the keys that any of `tiers` yields within `span`, each once, in one query."""

    def titles_beginning(self, words: Sequence[str], limit: int) -> list[int]:
        """Return the keys of the newest posts whose headline has all `words`, the last of them as a beginning."""

    def similar_words(self, word: str, limit: int) -> list[str]:
        """Return words of the vocabulary that share letters in a row with `word`, the most alike first."""

    def store(self, rows: Sequence[tuple[int, str]]) -> None:
        """Index documents that were just inserted: (key, folded words of the headline)."""

"""What readers ask of the section's list, read once from the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.metadata import Metadata
from core.paging import Pager
from news.querysets import PostQuerySet

from .genres import PLURALS, OpinionGenre


@dataclass(frozen=True)
class GenreLink:
    """A link to the list of one genre."""

    label: "str | Promise"
    url: str
    is_current: bool


@dataclass(frozen=True)
class OpinionFilter:
    """The genre that is asked for; "" for all of them."""

    genre: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "OpinionFilter":
        """Return what `query` asks for; a genre that is none is as good as not asked."""
        genre = query.get("genre", "")
        return cls(genre if genre in OpinionGenre.values else "")

    @property
    def heading(self) -> "str | Promise":
        return PLURALS[OpinionGenre(self.genre)] if self.genre else ""

    def of(self, posts: PostQuerySet) -> PostQuerySet:
        return posts.filter(genre=self.genre) if self.genre else posts

    def on(self, pager: Pager, path: str) -> Pager:
        """Return `pager` with addresses that ask for the same genre."""
        if not self.genre:
            return pager
        return replace(pager, newer_url=self._kept(pager.newer_url, path), older_url=self._kept(pager.older_url, path))

    def _kept(self, url: str, path: str) -> str:
        if not url:
            return ""
        page = url.removeprefix(path).removeprefix("?")
        return f"{path}?genre={self.genre}" + (f"&{page}" if page else "")

    def in_metadata(self, meta: Metadata) -> Metadata:
        """Search engines take the list of all for the one address; those of genres are ways through it."""
        return replace(meta, title=f"{meta.title}: {self.heading}", no_index=True) if self.genre else meta

    def links(self, path: str) -> list[GenreLink]:
        everything = GenreLink(_("All opinion"), path, not self.genre)
        return [everything, *(GenreLink(PLURALS[g], f"{path}?genre={g}", g == self.genre) for g in OpinionGenre)]

"""The entries of live coverage as readers see them: newest first, whatever the order in the editor."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator

#: An entry without a time of its own (an unsaved one, a script's) stands where it does no harm: last.
NO_TIME = datetime(1800, 1, 1, tzinfo=UTC)
ENTRIES_ON_A_PAGE = 100
#: What a reader's page asks for again and again; one that slept longer is told to load itself anew.
ENTRIES_IN_A_FRAGMENT = 30


@dataclass(frozen=True)
class Entry:
    """One entry. `picture` and `embed` are values for the templates of those blocks, None where there is none."""

    id: str
    time: datetime
    headline: str
    text: Any
    author: Any
    picture: dict[str, Any] | None
    embed: Any
    is_key: bool

    @property
    def anchor(self) -> str:
        """The entry's stable end of an address: the block keeps its id through every edit."""
        return f"entry-{self.id}"

    @property
    def words(self) -> str:
        """The text without markup."""
        source = str(getattr(self.text, "source", self.text) or "")
        return " ".join(unescape(strip_tags(source.replace("</", " </"))).split())

    @property
    def title(self) -> str:
        """The headline, or the first words."""
        return self.headline or Truncator(self.words).words(12, truncate="…")


def entries_of(stream: Any) -> list[Entry]:
    """Return the entries of a StreamField value, newest first; of one minute, in the editor's order."""
    return sorted((_entry(child) for child in stream), key=lambda entry: entry.time, reverse=True)


def time_of(value: Any) -> datetime:
    moment = value.get("time")
    if moment is None:
        return NO_TIME
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _entry(child: Any) -> Entry:
    value = child.value
    image, embed = value.get("image"), value.get("embed")
    return Entry(
        id=str(child.id or ""),
        time=time_of(value),
        headline=value.get("headline") or "",
        text=value.get("text"),
        author=value.get("author"),
        picture={"image": image, "caption": value.get("caption") or "", "size": "column"} if image else None,
        embed=embed if embed and embed.get("url") else None,
        is_key=bool(value.get("is_key")),
    )

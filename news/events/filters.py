"""What a reader asks of the list of events: read once, from the address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from news.places import PlaceLabel, neighbourhoods


@dataclass(frozen=True)
class EventFilter:
    """The events of one kind, in one neighbourhood, free ones only; "" and False ask for all.

    Values that name nothing are passed over: an old link still shows events.
    """

    kind: str = ""
    place: str = ""
    free: bool = False

    @classmethod
    def from_query(cls, query: Any) -> "EventFilter":
        from news.models import EventKind

        kind, place = query.get("kind", ""), query.get("place", "")
        return cls(
            kind=kind if kind in EventKind.values else "",
            place=place if any(label.slug == place for label in neighbourhoods()) else "",
            free=query.get("free", "") == "1",
        )

    def __bool__(self) -> bool:
        return bool(self.kind or self.place or self.free)

    @property
    def query(self) -> str:
        """The filter as it stands in an address, in one form."""
        parts = {"kind": self.kind, "place": self.place, "free": "1" if self.free else ""}
        return urlencode({name: value for name, value in parts.items() if value})

    def after(self, address: str) -> str:
        return f"{address}?{self.query}" if self else address

    @property
    def neighbourhood(self) -> PlaceLabel | None:
        return next((label for label in neighbourhoods() if label.slug == self.place), None)

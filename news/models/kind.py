"""What a kind of post says of itself: a kind overrides what it does differently."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.images.loading import Use
from core.metadata import Metadata
from news import structured_data
from news.publishing import Problem


class Kind:
    """The part of `PostPage` that kinds of post fill in.

    Lists are rows of `PostPage` alone, without the kinds' own tables. What a card shows of a kind therefore
    lies in `card_facts` on that row: derived when the post is saved, plain JSON, dates as ISO text.
    """

    #: The genres that an editor chooses from; None for a kind that has none.
    genres: type[models.TextChoices] | None = None
    default_genre: str = ""
    genre_help: Any = ""
    #: Whether it may lead the front page, and whether it stands in the rail of the latest: what readers take
    #: for news. A notice (a job, an event) has its own place.
    may_lead = True
    is_story = True
    #: Whether feeds need the kind's own table, not just the shared row.
    feeds_own_fields = False
    #: Whether nobody publishes such a post alone (`news.second_pair`).
    needs_two = False
    #: What a post of this kind is called once its time in lists is over.
    over_label: Any = _("Over")

    if TYPE_CHECKING:
        body: Any
        is_legal: bool

    #: Whether its page points to the newest posts of the section; a kind may have something nearer.
    shows_related = True

    @property
    def needs_second_pair(self) -> bool:
        return self.needs_two or self.is_legal

    def get_card_facts(self) -> dict[str, Any]:
        """Return what cards show of this kind's own fields, as plain JSON."""
        return {}

    def get_listed_until(self) -> datetime | None:
        """Return the moment at which the post leaves all lists by time alone, or None."""
        return None

    def get_own_places(self) -> list[int | None]:
        """Return the keys of the places that the kind's own fields name, such as an event's venue."""
        return []

    def get_own_pictures(self) -> list[Use]:
        """Return the pictures that the kind's own fields show on the post's page, to be loaded with its others."""
        return []

    def get_publishing_problems(self) -> Iterable[Problem]:
        return []

    def get_structured_data(self, meta: Metadata) -> dict[str, Any] | None:
        """Return the JSON-LD of the post's own page; None for none."""
        return structured_data.post_data(self, meta, "NewsArticle")

    def get_streams(self) -> list[Any]:
        """Return the StreamField values that readers see: their pictures and links are loaded with the page."""
        return [self.body]

    def get_own_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the kind's own template shows beside the post; what the streams name is at hand."""
        return {}

    def get_feed_parts(self) -> list[str]:
        """Return the HTML that feeds show under standfirst and picture."""
        return [self.body.render_as_block({})]

    def get_extra_digest(self) -> list[Any]:
        """Return what readers see of this kind's own fields, as plain JSON: a change of it is an update."""
        return []

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        """Return what stands beside the section's name on cards: "Editorial", "Recipe"; "" for nothing."""
        return ""

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        """Return the line under the headline on cards: an employer and pay, a date and venue; "" for nothing."""
        return ""

    @classmethod
    def prefix_in_feeds(cls, genre: str) -> str:
        """Return what must stand before the headline where no page design tells kinds apart; "" for nothing."""
        return ""

    @classmethod
    def note_in_feeds(cls, genre: str, facts: dict[str, Any]) -> str:
        """Return the line under the text in feeds that the page says in its own design; "" for nothing."""
        return ""

    @classmethod
    def signed_by(cls, facts: dict[str, Any]) -> str:
        """Return who wrote the post where that is nobody of the authors, such as a reader; "" for nobody."""
        return ""

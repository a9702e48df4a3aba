"""What templates show of a post: read-only, and without a query where a list has loaded its rows."""

import json
from typing import TYPE_CHECKING, Any

from news.content import reading_minutes
from news.corrections.notes import CORRECTION, RETRACTION, Note, is_retracted, label_with_retraction, notes_in
from news.places import PlaceLabel, place_labels
from news.sections import SectionLabel, section_label

from .kind import Kind

#: The columns that a card could show.
CARD_COLUMNS = (
    "page_ptr_id",
    "content_type_id",
    "title",
    "short_title",
    "standfirst",
    "url_path",
    "lead_image_id",
    "lead_image_alt",
    "date_shown",
    "updated_at",
    "section_id",
    "word_count",
    "genre",
)


class Showing(Kind):
    """Names for templates; the fields lie on `PostPage`."""

    if TYPE_CHECKING:
        title: str
        specific_class: Any
        _state: Any
        section_id: int | None
        lead_image: Any
        bylines: Any
        topic_items: Any
        word_count: int
        short_title: str
        lead_image_alt: str
        genre: str
        card_facts: dict[str, Any]

    @property
    def card_title(self) -> str:
        return self.short_title or self.title

    @property
    def section_label(self) -> SectionLabel | None:
        return section_label(self.section_id)

    @property
    def kind(self) -> type[Kind]:
        """The kind of the post, also where only its shared row is loaded."""
        kind = self.specific_class
        return kind if kind is not None and issubclass(kind, Kind) else type(self)

    @property
    def kind_label(self) -> str:
        """What stands beside the section's name on cards: that it is retracted, what kind it is."""
        return label_with_retraction(str(self.kind.label_on_cards(self.genre, self.card_facts)), self.card_facts)

    @property
    def card_note(self) -> str:
        return str(self.kind.note_on_cards(self.card_facts))

    @property
    def signature(self) -> str:
        return str(self.kind.signed_by(self.card_facts))

    @property
    def is_sponsored(self) -> bool:
        return self.genre == "sponsored"

    @property
    def byline_list(self) -> list[Any]:
        return list(self.bylines.all())

    @property
    def topic_list(self) -> list[Any]:
        return [item.tag for item in self.topic_items.all()]

    @property
    def is_retracted(self) -> bool:
        return is_retracted(self.card_facts)

    @property
    def notes_on_top(self) -> list[Note]:
        return [note for note in notes_in(self.card_facts) if note.kind == RETRACTION]

    @property
    def notes_under_headline(self) -> list[Note]:
        return [note for note in notes_in(self.card_facts) if note.kind == CORRECTION]

    @property
    def notes_at_end(self) -> list[Note]:
        return [note for note in notes_in(self.card_facts) if note.kind not in (RETRACTION, CORRECTION)]

    @property
    def place_list(self) -> list[PlaceLabel]:
        """The live places that the post points at, in the editor's order, without a query."""
        keys = self.card_facts.get("places", [])
        labels = place_labels() if keys else {}
        return [labels[pk] for pk in keys if pk in labels]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.word_count)

    @property
    def alt_text(self) -> str:
        """Return the alt text of the lead picture in this use."""
        if self.lead_image is None:
            return ""
        return self.lead_image_alt or str(self.lead_image.default_alt_text)

    @property
    def shown_key(self) -> tuple[Any, ...]:
        """What a card could show of the post: see `core.kept`."""
        # Only what is loaded: a key must not cost a query.
        picture = self._state.fields_cache.get("lead_image")
        loaded = "bylines" in getattr(self, "_prefetched_objects_cache", {})
        people = tuple(byline.shown_key for byline in self.byline_list) if loaded else ()
        columns = tuple(self.__dict__.get(name) for name in CARD_COLUMNS)
        facts = self.__dict__.get("card_facts")
        told = json.dumps(facts, sort_keys=True) if facts else ""
        # What the kind says of it can change by the clock alone: coverage that was live is over.
        label = (self.kind_label, self.card_note) if facts else ()
        return columns, told, label, picture.shown_key if picture is not None else None, people

"""The first page of the section: the newest pieces, sorted into what each genre looks like."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from core.images.loading import Use, attach_pictures
from news.cards import load_bylines, pictures_of, portraits_of
from news.curation.filling import Filling
from news.listing import Day, by_day

from .genres import OpinionGenre

PIECES, LETTERS = 8, 6


@dataclass(frozen=True)
class OpinionFront:
    """The slots of the page; every post of the list stands in one of them, and none twice."""

    lead: Any = None
    pieces: list[Any] = field(default_factory=list)
    cartoon: Any = None
    letters: list[Any] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    columns: list[Any] = field(default_factory=list)

    def as_context(self) -> dict[str, Any]:
        return {
            "lead": self.lead,
            "pieces": self.pieces,
            "cartoon": self.cartoon,
            "letters": self.letters,
            "days": self.days,
            "columns": self.columns,
        }


def compose(posts: list[Any], beside: Iterable[Use] = ()) -> OpinionFront:
    """Sort `posts`, newest first, into the slots, and load what each shows: four queries, however many posts.

    Pictures that the page uses `beside` them come in the same queries.
    """
    filling = Filling(posts)
    cartoons = filling.take(1, lambda post: post.genre == OpinionGenre.CARTOON and post.lead_image_id)
    letters = filling.take(LETTERS, lambda post: post.genre == OpinionGenre.LETTER)
    signed = filling.take(1 + PIECES, lambda post: post.genre not in (OpinionGenre.CARTOON, OpinionGenre.LETTER))
    rest = filling.take(len(posts))
    columns = columns_in_print(only_active=True)
    load_bylines(posts)
    attach_pictures(
        [
            *beside,
            *portraits_of(signed),
            *pictures_of(cartoons, "wide"),
            *pictures_of(rest, "card"),
            *(Use(column.author, "portrait", ("portrait",)) for column in columns),
        ]
    )
    return OpinionFront(
        lead=next(iter(signed), None),
        pieces=signed[1:],
        cartoon=next(iter(cartoons), None),
        letters=letters,
        days=by_day(rest),
        columns=columns,
    )


def columns_in_print(*, only_active: bool = False) -> list[Any]:
    """Return the columns that readers may know of, with their authors, portraits not yet loaded: one query."""
    from news.models import Column

    columns = Column.objects.in_print().select_related("author")
    return list(columns.filter(is_active=True) if only_active else columns)

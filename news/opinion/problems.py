"""What keeps an opinion piece from being published."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from news.publishing import Problem

from .genres import OpinionGenre

#: What somebody did for a piece without having written it.
NOT_WRITERS = {"photographer", "translator", "editor"}


def problems_of(piece: Any) -> Iterator[Problem]:
    yield from _signature(piece)
    yield from _disclosure(piece)
    if piece.genre == OpinionGenre.COLUMN and piece.column_id is None:
        yield Problem("column", _("Choose the column it belongs to, or another genre."))
    if piece.genre == OpinionGenre.CARTOON:
        yield from _cartoon(piece)


def _signature(piece: Any) -> Iterator[Problem]:
    bylines = list(piece.bylines.all())
    if piece.guest or any(_has_written(piece, byline) for byline in bylines):
        return
    if piece.genre == OpinionGenre.LETTER:
        yield Problem("guest_name", _("A letter is signed: say who wrote it."))
    elif piece.genre == OpinionGenre.ESSAY:
        yield Problem("bylines", _("Opinion is signed: name the author here, or the guest under “Signed by”."))
    else:
        yield Problem("bylines", _("Opinion is signed: name the author."))


def _has_written(piece: Any, byline: Any) -> bool:
    # An editorial is the view of the paper: whoever edited it stands for it.
    return piece.genre == OpinionGenre.EDITORIAL or byline.role not in NOT_WRITERS


def _disclosure(piece: Any) -> Iterator[Problem]:
    state, words = piece.disclosure_state, piece.disclosure.strip()
    if not state:
        yield Problem(
            "disclosure_state",
            _("Say whether the author has an interest in the matter. “Nothing to disclose” is an answer."),
        )
    elif state == piece.Disclosure.TOLD and not words:
        yield Problem("disclosure", _("Write what readers should know of the author."))
    elif state == piece.Disclosure.NOTHING and words:
        yield Problem(
            "disclosure_state",
            _("“Nothing to disclose” is chosen, and yet something is written: “%(words)s”. Which is it?")
            % {"words": words},
        )


def _cartoon(piece: Any) -> Iterator[Problem]:
    if piece.lead_image_id is None:
        yield Problem("lead_image", _("The picture is the cartoon: choose it."))
    elif not piece.alt_text:
        yield Problem(
            "lead_image_alt", _("Say what the cartoon shows and what is written in it, for readers who cannot see it.")
        )

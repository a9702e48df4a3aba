"""The genres of opinion, and what each says of whose view it is."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OpinionGenre(models.TextChoices):
    """What sort of opinion a piece is."""

    EDITORIAL = "editorial", _("Editorial")
    COLUMN = "column", _("Column")
    ESSAY = "essay", _("Guest essay")
    LETTER = "letter", _("Letter")
    ANALYSIS = "analysis", _("Analysis")
    CARTOON = "cartoon", _("Cartoon")

    @classmethod
    def of_guests(cls) -> tuple[str, ...]:
        """The genres that somebody who is no author of the paper may sign."""
        return (cls.LETTER.value, cls.ESSAY.value)

    @classmethod
    def stance_of(cls, genre: str) -> "str | Promise":
        """Return the line that says whose view a piece is."""
        return STANCES.get(genre, _("This is opinion: the views are the author’s own."))


#: As the links at the head of the section name them.
PLURALS = {
    OpinionGenre.EDITORIAL: _("Editorials"),
    OpinionGenre.COLUMN: _("Columns"),
    OpinionGenre.ESSAY: _("Guest essays"),
    OpinionGenre.LETTER: _("Letters"),
    OpinionGenre.ANALYSIS: _("Analysis"),
    OpinionGenre.CARTOON: _("Cartoons"),
}

STANCES: "dict[str, str | Promise]" = {
    OpinionGenre.EDITORIAL: _("This is opinion: the view of the paper."),
    OpinionGenre.LETTER: _("This is opinion: a reader’s letter; the views are the writer’s own."),
    OpinionGenre.ANALYSIS: _("This is analysis: the facts are reported, the conclusions are the author’s own."),
    OpinionGenre.CARTOON: _("This is opinion: a cartoon; the view is the artist’s own."),
}

"""Ratings from one to five in halves, kept as a whole number of halves; nought is "no rating", said on purpose."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BEST = 5
STARS = range(1, BEST + 1)


class Rating(models.IntegerChoices):
    """A rating in halves of a star."""

    FIVE = 10, gettext_lazy("5 of 5")
    FOUR_AND_A_HALF = 9, gettext_lazy("4½ of 5")
    FOUR = 8, gettext_lazy("4 of 5")
    THREE_AND_A_HALF = 7, gettext_lazy("3½ of 5")
    THREE = 6, gettext_lazy("3 of 5")
    TWO_AND_A_HALF = 5, gettext_lazy("2½ of 5")
    TWO = 4, gettext_lazy("2 of 5")
    ONE_AND_A_HALF = 3, gettext_lazy("1½ of 5")
    ONE = 2, gettext_lazy("1 of 5")
    NONE = 0, gettext_lazy("No rating")


def rating_value(halves: int) -> int | float:
    """Return the number of stars: 3.5 for 7 halves, 4 for 8."""
    return halves // 2 if halves % 2 == 0 else halves / 2


def rating_figure(halves: int) -> str:
    """Return the stars as a reader writes them: "3½"."""
    return f"{halves // 2}{'½' if halves % 2 else ''}"


def rating_words(halves: int | None) -> str:
    """Return "3½ out of 5"; "" without a rating."""
    return _("%(stars)s out of %(best)s") % {"stars": rating_figure(halves), "best": BEST} if halves else ""


def rating_stars(halves: int) -> list[str]:
    """Return the five stars, each "full", "half" or "empty"."""
    return ["full" if halves >= 2 * star else "half" if halves == 2 * star - 1 else "empty" for star in STARS]


def rating_context(halves: int | None) -> dict[str, Any]:
    """Return what the component `rating` shows; empty without a rating."""
    return {"words": rating_words(halves), "stars": rating_stars(halves)} if halves else {}

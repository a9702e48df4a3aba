"""The choices of a job, in the order in which editors and readers see them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Employment(models.TextChoices):
    """The kind of employment."""

    FULL_TIME = "full-time", _("Full time")
    PART_TIME = "part-time", _("Part time")
    CONTRACT = "contract", _("Contract")
    TEMPORARY = "temporary", _("Temporary")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship or internship")
    VOLUNTEER = "volunteer", _("Volunteer")
    OTHER = "other", _("Other")


class Workplace(models.TextChoices):
    """Where the work is done."""

    ON_SITE = "on-site", _("On site")
    HYBRID = "hybrid", _("Hybrid")
    REMOTE = "remote", _("Remote")


class Period(models.TextChoices):
    """For what time the pay is."""

    HOUR = "hour", _("an hour")
    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")


class State(models.TextChoices):
    """Where a published job stands in its life; the clock decides."""

    OPEN = "open", _("Open")
    CLOSING = "closing", _("Closing soon")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")
    GONE = "gone", _("Gone")
    DRAFT = "draft", _("Draft")

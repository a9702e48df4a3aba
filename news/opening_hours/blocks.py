"""The rows in which editors type opening hours; what is wrong is said at the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]


class SpanBlock(blocks.StructBlock):
    """From when to when; shared by the week and by special dates."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        wrong = {name: ValidationError(words) for name, words in self.problems(value).items()}
        if wrong:
            raise StructBlockValidationError(block_errors=wrong)
        return value

    def problems(self, value: Any) -> dict[str, Any]:
        """Return what is wrong by the name of the field."""
        opens, closes = value.get("opens"), value.get("closes")
        if opens is not None and opens == closes:
            return {"closes": _("It cannot close at the moment at which it opens. For all day: 00:00 to 23:59.")}
        return {}


class WeekBlock(SpanBlock):
    """Opening times on one or more days of every week. Two rows for one day make a break."""

    days = blocks.MultipleChoiceBlock(choices=DAYS, label=_("Days"))
    opens = blocks.TimeBlock(label=_("Opens"), format="%H:%M")
    closes = blocks.TimeBlock(
        label=_("Closes"),
        format="%H:%M",
        help_text=_("A time before the opening is one on the next day: 18:00 to 01:30."),
    )

    class Meta:
        icon = "calendar"
        label = _("Every week")
        label_format = "{days} {opens}–{closes}"
        form_classname = "opening-hours-row"


class SpecialBlock(SpanBlock):
    """A day or a time of the year that goes by other hours."""

    words = blocks.CharBlock(label=_("Name"), max_length=60, required=False, help_text=_("Such as “Christmas”."))
    first = blocks.DateBlock(label=_("From"))
    last = blocks.DateBlock(label=_("To"), required=False, help_text=_("Leave empty for one day."))
    closed = blocks.BooleanBlock(label=_("Closed"), required=False)
    opens = blocks.TimeBlock(label=_("Opens"), format="%H:%M", required=False)
    closes = blocks.TimeBlock(label=_("Closes"), format="%H:%M", required=False)

    class Meta:
        icon = "date"
        label = _("Other hours on a date")
        label_format = "{words} {first}"

    def problems(self, value: Any) -> dict[str, Any]:
        first, last = value.get("first"), value.get("last")
        if first and last and last < first:
            return {"last": _("The last day lies before the first.")}
        if value.get("closed"):
            return {}
        if value.get("opens") is None and first:
            return {"opens": _("Say when it opens, or tick “Closed”.")}
        if value.get("closes") is None and first:
            return {"closes": _("Say when it closes.")}
        return super().problems(value)


class OpeningHoursBlock(blocks.StreamBlock):
    """A venue's hours. A day of the week without a row is a day on which it is closed."""

    week = WeekBlock()
    special = SpecialBlock()

    class Meta:
        required = False

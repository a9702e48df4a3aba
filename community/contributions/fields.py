"""Form fields for readers, made of those of a page's model: same names, limits, choices and checks."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from community.contributions.kinds import Sort
from community.models import ContributionKind
from core.plain_text import PlainTextField
from news.models import Place
from news.recipes.forms import LONGEST_LINE, MOST_LINES

#: As many as somebody scrolls through; who does not find theirs writes it in words.
MOST_PLACES = 500

#: Words for readers where those for editors would not do.
WORDS: dict[str, tuple[Any, Any]] = {
    "venue": (_("Venue"), _("Choose it if it is in the list; else say below where it is.")),
    "venue_details": (_("Where exactly"), _("Room, meeting point, or the address if the venue is not in the list.")),
    "place": (_("Place"), _("Choose it if it is in the list.")),
    "work_title": (_("Name of the place, if it is not in the list"), ""),
    "price_level": (_("Prices there"), ""),
    "had": (_("What you ate"), _("One to a line.")),
    "visited_on": (_("When you were there"), ""),
    "guest_about": (
        _("Where you live, or who you are"),
        _("Such as “Old Quay”, or “teaches swimming”. Readers see it."),
    ),
    "disclosure": (_("What readers should know of you"), _("Whom you work for, if it touches the matter. Else empty.")),
    "pay_not_given": (_("The pay is not given"), ""),
    "allergens": (_("Contains"), _("All that is in it.")),
    "diets": (_("Suits"), ""),
    "yield_number": (_("Makes"), ""),
    "closes_on": (_("Last day to apply"), ""),
    "apply_email": (_("E-mail address to apply"), _("Shown to readers who press a button.")),
}


def fields_of(sort: Sort) -> dict[str, forms.Field]:
    """Return the kind's own fields by name, in the order of its form."""
    found = fields_for_model(sort.model, fields=sort.fields) if sort.fields else {}
    ready = {name: _for_readers(name, found[name], sort) for name in sort.fields}
    if sort.kind == ContributionKind.RECIPE:
        ready |= _for_cooks()
    return ready


def _for_readers(name: str, field: Any, sort: Sort) -> forms.Field:
    if type(field) is forms.CharField:
        field = PlainTextField(
            label=field.label,
            help_text=field.help_text,
            required=field.required,
            max_length=field.max_length,
            initial=field.initial,
            paragraphs=isinstance(field.widget, forms.Textarea),
        )
    elif isinstance(field, forms.ModelChoiceField):
        places = Place.objects.filter(live=True).order_by("name")[:MOST_PLACES]
        choices = [("", _("Not in the list")), *((place.pk, place.name) for place in places)]
        field = forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False, label=field.label)
    elif isinstance(field, forms.DateField):
        field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    elif isinstance(field, forms.TimeField):
        field.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 3
    if name == "repeats":
        # A rule of calendars is an editor's business.
        field.choices = [choice for choice in field.choices if choice[0] != "rule"]
    if name in ("start_date", "start_time"):
        # The model's own begin an editor's form with the next hour.
        field.initial = None
    if name in WORDS:
        field.label, field.help_text = WORDS[name]
    return field  # type: ignore[no-any-return]


def _for_cooks() -> dict[str, forms.Field]:
    rows = {"rows": 8}
    return {
        "ingredients": LinesField(
            label=_("Ingredients"),
            help_text=_("One on a line, such as “200 g flour, sifted”. A line that ends with a colon begins a group."),
            max_length=MOST_LINES * LONGEST_LINE,
            paragraphs=True,
            widget=forms.Textarea(attrs=rows),
        ),
        "steps": PlainTextField(
            label=_("Method"),
            help_text=_("One step to a paragraph."),
            max_length=12_000,
            paragraphs=True,
            widget=forms.Textarea(attrs=rows),
        ),
    }


class LinesField(PlainTextField):
    """Lines that are not endless: each becomes a row."""

    def validate(self, value: str) -> None:
        super().validate(value)
        lines = value.splitlines()
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_("These lines are too many, or one of them is too long."))


def plain_value(value: Any) -> Any:
    """Return a cleaned value as JSON holds it, such that its field's `clean` gives it back."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def values_of(sort: Sort, details: dict[str, Any]) -> dict[str, Any]:
    """Return what `details` hold as values for the page; what its field no longer takes is left out."""
    values = {}
    for name, field in fields_of(sort).items():
        try:
            values[name] = field.clean(details.get(name))
        except ValidationError:
            continue
    return values


def shown_details(sort: Sort, details: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give label and words of each detail that was filled in, for people to read."""
    for name, field in fields_of(sort).items():
        value = details.get(name)
        if value in (None, "", [], False):
            continue
        words = str(_("Yes")) if value is True else _words(field, value)
        yield str(field.label), words


def _words(field: forms.Field, value: Any) -> str:
    choices = {str(key): str(label) for key, label in getattr(field, "choices", [])}
    parts = value if isinstance(value, list) else [value]
    return ", ".join(choices.get(str(part), str(part)) for part in parts)


def problems_between(sort: Sort, title: str, values: dict[str, Any]) -> dict[str, list[str]]:
    """Return what the page's model finds wrong between its fields, by field: an end before its start, and the like."""
    if not sort.fields:
        return {}
    known = {field.name: field for field in sort.model._meta.get_fields() if isinstance(field, models.Field)}
    own = {name: value for name, value in values.items() if name in known and not known[name].is_relation}
    try:
        sort.model(title=title or "-", slug="contribution", **{n: v for n, v in own.items() if n not in MADE}).clean()
    except ValidationError as error:
        wrong = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        return {name if name in values else "__all__": words for name, words in wrong.items()}
    return {}


#: Text to readers, streams to the model.
MADE = {"ingredients", "steps"}

"""The form of a contribution: one page for each kind, whatever is done with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.contributions.fields import fields_of, plain_value, problems_between
from community.contributions.kinds import Sort
from community.guarding import GuardedForm
from community.models import Contribution
from core.plain_text import PlainTextField

LONGEST_TEXT = 20_000
#: What a button can ask for. Photos that came are stored whichever it was.
SEND, LOOK, SAVE, ADD = "send", "look", "save", "add"
PHONE = RegexValidator(r"^\+?[0-9][0-9 ()/.–-]{2,30}$", _("A telephone number has digits, spaces and perhaps a “+”."))


class ContributionForm(GuardedForm):
    """What a reader fills in. Only sending asks for all of it; a draft is taken as it is."""

    title = PlainTextField(max_length=200, required=False)
    text = PlainTextField(paragraphs=True, max_length=LONGEST_TEXT, required=False)
    name = PlainTextField(
        label=_("Your name"), max_length=80, required=False, help_text=_("As it shall be printed, if we print it.")
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=200,
        required=False,
        help_text=_("For the newsroom only. We tell you there what becomes of it."),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=32,
        required=False,
        validators=[PHONE],
        help_text=_("Only if we may call you back. For the newsroom only."),
    )
    agreed = forms.BooleanField(label=_("I agree to these terms."), required=False)

    def __init__(self, request: HttpRequest, sort: Sort, *args: Any, held: Contribution | None = None, **more: Any):
        super().__init__(request, sort.purpose, *args, **more)
        self.sort = sort
        #: The draft that this form is about, if there is one.
        self.held = held
        self.action = (self.data.get("action") or SEND) if self.is_bound else ""
        self.details = fields_of(sort)
        self.fields |= self.details
        self._say(sort)
        if self.action not in (SEND, ""):
            for field in self.fields.values():
                # Not yet; the form goes on to say what will be needed (community/field.html).
                field.is_needed_later = field.required  # type: ignore[attr-defined]
                field.required = False

    def _say(self, sort: Sort) -> None:
        title, text = self.fields["title"], self.fields["text"]
        title.label, text.label, text.help_text = str(sort.title_label), str(sort.text_label), str(sort.text_help)
        title.required, text.required = sort.needs_title, sort.needs_text
        text.widget.attrs["rows"] = 6 if sort.details_first else 14
        self.fields["name"].required = self.fields["agreed"].required = True
        self.fields["email"].required = sort.needs_email
        if not sort.needs_title:
            del self.fields["title"]

    @property
    def is_sending(self) -> bool:
        return self.action == SEND

    def clean(self) -> dict[str, Any]:
        if self.action in (SEND, SAVE):
            data = super().clean()
        else:
            # To look at it and to add photos asks for no effort: nothing leaves this form.
            data = dict(self.cleaned_data)
        if self.is_sending:
            self._check_between(data)
            self._check_photos()
        return data

    def _check_between(self, data: dict[str, Any]) -> None:
        values = {name: data[name] for name in self.details if name in data}
        for name, words in problems_between(self.sort, data.get("title", ""), values).items():
            self.add_error(None if name == "__all__" else name, [ValidationError(word) for word in words])

    def _check_photos(self) -> None:
        photos = list(self.held.photos.all()) if self.held else []
        if self.sort.needs_photo and not photos:
            self.add_error(None, _("Please add a photo."))
        if any(not (photo.credit and photo.agreed) for photo in photos):
            self.add_error(
                None, _("Please say of each photo who took it and that it may be published. They are stored already.")
            )

    # What the template goes through, in its order.

    @property
    def first_fields(self) -> list[Any]:
        return [self[name] for name in ("title",) if name in self.fields]

    @property
    def detail_fields(self) -> list[Any]:
        return [self[name] for name in self.details]

    @property
    def text_fields(self) -> list[Any]:
        return [self["text"]]

    @property
    def contact_fields(self) -> list[Any]:
        return [self[name] for name in ("name", "email", "phone")]

    def plain_details(self) -> dict[str, Any]:
        """Return the kind's own fields as JSON holds them."""
        data = self.cleaned_data
        return {name: plain_value(data[name]) for name in self.details if data.get(name) not in (None, "")}


def initial_of(contribution: Contribution) -> dict[str, Any]:
    """Return what the form of a draft begins with."""
    shared = {name: getattr(contribution, name) for name in ("title", "text", "name", "email", "phone")}
    return {**contribution.details, **shared}


class PhotoForm(forms.Form):
    """What is said of one photo. Its parts come with the form of the contribution."""

    caption = PlainTextField(label=_("What it shows"), max_length=400, required=False)
    credit = PlainTextField(label=_("Who took it"), max_length=120, required=False)
    agreed = forms.BooleanField(label=_("Whoever took it agrees that it is published here."), required=False)
    drop = forms.BooleanField(label=_("Take it away"), required=False)

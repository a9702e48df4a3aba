"""The forms under a post: a comment, a change of one's own, a report."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.guarding import GuardedForm
from community.models import LONGEST_NAME, LONGEST_TEXT, Comment
from community.readers.known import known_reader
from core.plain_text import PlainTextField

#: What has no letter and no digit is no comment, and no name.
NOTHING = _("Please write something that can be read.")


def _says_something(text: str) -> str:
    if text and not _can_be_read(text):
        raise forms.ValidationError(NOTHING)
    return text


def _can_be_read(text: str) -> bool:
    return any(character.isalnum() for character in text)


class TextForm(forms.Form):
    """The text alone: what may be changed for some minutes."""

    text = PlainTextField(
        label=_("Your comment"),
        paragraphs=True,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "data-limit": LONGEST_TEXT}),
    )

    def clean_text(self) -> str:
        return _says_something(self.cleaned_data["text"])


class CommentForm(GuardedForm, TextForm):
    """A comment under `post`, or an answer to one."""

    name = PlainTextField(
        label=_("Name"),
        help_text=_("Shown with your comment."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Never shown."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    wants_replies = forms.BooleanField(label=_("Write to me when somebody answers"), required=False)
    to = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    field_order = ["text", "name", "email", "wants_replies"]

    def __init__(self, request: HttpRequest, post: Any, *args: Any, **kwargs: Any) -> None:
        self.post = post
        super().__init__(request, f"comment {post.pk}", *args, **kwargs)
        #: Whoever is signed in; then neither name nor address is asked for, and none that is sent is read.
        self.reader = known_reader(request)
        if self.reader is not None:
            del self.fields["email"]
            if _can_be_read(self.reader.name):
                del self.fields["name"]

    def clean_name(self) -> str:
        return _says_something(self.cleaned_data["name"])

    def clean_to(self) -> Comment | None:
        """Return the comment that is answered; one that readers cannot see, or of another post, is none."""
        key = self.cleaned_data["to"]
        return Comment.objects.under(self.post).shown().filter(pk=key).first() if key else None

    @property
    def answered(self) -> Comment | None:
        """The comment that the form is about to answer, whether it was sent or not."""
        key = str(self["to"].value() or "")
        if not (key.isascii() and key.isdecimal() and len(key) < 18):
            return None
        return Comment.objects.under(self.post).shown().filter(pk=key).first()


class ReportForm(GuardedForm):
    """Why a comment should go."""

    reason = PlainTextField(
        label=_("What is wrong with it?"),
        help_text=_("A word helps us; it can be left out."),
        required=False,
        max_length=300,
        paragraphs=True,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "data-limit": 300}),
    )

    def __init__(self, request: HttpRequest, comment: Comment, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, f"report {comment.pk}", *args, **kwargs)

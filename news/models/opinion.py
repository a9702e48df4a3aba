"""The opinion piece: what somebody holds, signed, with what readers should know of them."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.metadata import Metadata
from news.opinion.columns import ColumnLabel, column_label
from news.opinion.forms import OpinionForm
from news.opinion.genres import OpinionGenre
from news.opinion.panels import edit_handler
from news.opinion.problems import problems_of
from news.opinion.structured_data import opinion_data
from news.publishing import Problem

from .columns import Column
from .posts import PostPage


class OpinionPage(PostPage):
    """An editorial, column, guest essay, letter, analysis or cartoon."""

    class Disclosure(models.TextChoices):
        NOTHING = "nothing", _("Nothing to disclose")
        TOLD = "told", _("Readers should know something")

    column = models.ForeignKey(
        Column,
        verbose_name=_("column"),
        null=True,
        blank=True,
        # In the database nothing is lost by mistake; a draft may name one that is gone (see below).
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The series it stands in; it appears on that column's page and in its feed."),
    )
    guest_name = models.CharField(
        _("signed by"),
        max_length=120,
        blank=True,
        help_text=_("The reader or guest, if they are not one of the authors. Shown in place of a byline."),
    )
    guest_about = models.CharField(
        _("place, or who they are"),
        max_length=160,
        blank=True,
        help_text=_("For instance “Old Quay”, or “teaches swimming in Eastfield”."),
    )
    disclosure_state = models.CharField(_("disclosure"), max_length=10, choices=Disclosure.choices, blank=True)
    disclosure = models.TextField(
        _("what readers should know"),
        max_length=400,
        blank=True,
        help_text=_("A whole sentence, for instance “The author works for the Harbour Trust.”"),
    )
    in_reply_to = models.ForeignKey(
        PostPage,
        verbose_name=_("in reply to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replies",
        help_text=_("The post it answers. Each of the two links to the other."),
    )

    base_form_class = OpinionForm
    genres = OpinionGenre
    # The one default that no reader could take for the paper's own view, and that asks for a column by name.
    default_genre = OpinionGenre.COLUMN
    genre_help = _("Readers see it over the headline, on cards and in feeds.")
    edit_handler = edit_handler()
    page_description = _("An editorial, column, guest essay, reader's letter, analysis or cartoon.")
    kind_icon = "openquote"
    needs_two = True
    template = "news/opinion_page.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("opinion piece")
        verbose_name_plural = _("opinion pieces")

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, **kwargs: Any) -> Any:
        # A draft may name a column that was deleted since; modelcluster would raise.
        if check_fks and data.get("column") and not Column.objects.filter(pk=data["column"]).exists():
            data = {**data, "column": None}
        return super().from_serializable_data(data, check_fks, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.in_reply_to_id and self.in_reply_to_id == self.pk:
            raise ValidationError({"in_reply_to": _("A piece cannot reply to itself.")})

    def get_publishing_problems(self) -> Iterable[Problem]:
        return [*super().get_publishing_problems(), *problems_of(self)]

    # What cards, feeds and machines are told.

    def get_card_facts(self) -> dict[str, Any]:
        facts = {
            "column": self.column_id if self.genre == OpinionGenre.COLUMN else None,
            "signed": self.guest,
            "signed_about": self.guest_about if self.guest else "",
            "disclosure": self.disclosed,
        }
        return {key: value for key, value in facts.items() if value}

    def get_extra_digest(self) -> list[Any]:
        return [self.genre, self.guest, self.guest_about, self.disclosure_state, self.disclosed]

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        label, column = _genre_label(genre), column_label(facts.get("column"))
        return f"{label} · {column.name}" if column else label

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        return ", ".join(facts[key] for key in ("signed", "signed_about") if facts.get(key))

    @classmethod
    def prefix_in_feeds(cls, genre: str) -> str:
        return f"{_('Opinion')} · {_genre_label(genre)}"

    @classmethod
    def signed_by(cls, facts: dict[str, Any]) -> str:
        return str(facts.get("signed", ""))

    @classmethod
    def note_in_feeds(cls, genre: str, facts: dict[str, Any]) -> str:
        told = facts.get("disclosure")
        return " ".join([str(OpinionGenre.stance_of(genre)), *([told] if told else [])])

    def get_structured_data(self, meta: Metadata) -> dict[str, Any]:
        return opinion_data(self, meta)

    # What its own page shows.

    @property
    def guest(self) -> str:
        """Who signed it, where that is nobody of the authors: letters and guest essays only."""
        return self.guest_name if self.genre in OpinionGenre.of_guests() else ""

    @property
    def disclosed(self) -> str:
        """What readers should know of the author; "" for nothing."""
        return self.disclosure if self.disclosure_state == self.Disclosure.TOLD else ""

    @property
    def stance(self) -> str:
        return str(OpinionGenre.stance_of(self.genre))

    @property
    def genre_label(self) -> str:
        return _genre_label(self.genre)

    @property
    def disclosure_label(self) -> str:
        """How far the disclosure is, as editors list it."""
        states = {self.Disclosure.NOTHING: _("Nothing"), self.Disclosure.TOLD: _("Told")}
        return str(states.get(self.disclosure_state, _("Not answered yet")))  # type: ignore[call-overload]

    @property
    def is_cartoon(self) -> bool:
        return self.genre == OpinionGenre.CARTOON

    @property
    def column_label(self) -> ColumnLabel | None:
        return column_label(self.column_id) if self.genre == OpinionGenre.COLUMN else None


def _genre_label(genre: str) -> str:
    return str(OpinionGenre(genre).label) if genre in OpinionGenre.values else str(_("Opinion"))

"""What somebody asks the calendar or the board, read once from the address into typed values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.authors import author_names
from news.models import Author, PostPage
from news.sections import section_labels
from newsroom.planning.days import Show


def kinds() -> list[type[PostPage]]:
    """Return the kinds of post of the house, by name."""
    return sorted(_below(PostPage), key=lambda kind: str(kind._meta.verbose_name))


def _below(model: type[PostPage]) -> Iterable[type[PostPage]]:
    for kind in model.__subclasses__():
        if not kind._meta.abstract and not kind._meta.proxy:
            yield kind
        yield from _below(kind)


def author_choices() -> list[tuple[int, str]]:
    """Return keys and names of all authors, by name."""
    return sorted(((key, author.name) for key, author in author_names().items()), key=lambda choice: choice[1])


class ChoosingForm(forms.Form):
    """By what one may choose. A plain GET, so that every choice is an address that can be passed on."""

    section = forms.ChoiceField(label=_("Section"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    author = forms.ChoiceField(label=_("Author"), required=False)

    def __init__(self, data: QueryDict, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        sections = [(key, label.title) for key, label in section_labels().items()]
        names = [(kind._meta.model_name, kind.get_verbose_name()) for kind in kinds()]
        for name, choices in (("section", sections), ("kind", names), ("author", author_choices())):
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [("", _("All")), *((str(key), label) for key, label in choices)]


@dataclass(frozen=True)
class Wish:
    """Which posts: the keys of a section and an author, a kind's model name; what is None is not narrowed."""

    section: int | None = None
    kind: str | None = None
    author: int | None = None

    @classmethod
    def from_form(cls, form: ChoosingForm) -> "Wish":
        """Read the form; what it does not offer counts as not asked."""
        form.is_valid()
        typed = form.cleaned_data
        number = {name: int(typed[name]) for name in ("section", "author") if typed.get(name)}
        return cls(number.get("section"), typed.get("kind") or None, number.get("author"))

    def narrow(self, posts: Any) -> Any:
        if self.section is not None:
            posts = posts.filter(section_id=self.section)
        if self.kind is not None:
            posts = posts.filter(content_type__app_label="news", content_type__model=self.kind)
        if self.author is not None:
            author = Author(pk=self.author)
            posts = posts.by_author(author)
        return posts

    @property
    def query(self) -> dict[str, str]:
        """What stands in an address that asks for the same."""
        asked = {"section": self.section, "kind": self.kind, "author": self.author}
        return {name: str(value) for name, value in asked.items() if value is not None}


def day_asked(data: QueryDict) -> date:
    """Return the day in the address, or today where there is none that can be read."""
    try:
        return date.fromisoformat(data.get("day", "")[:10])
    except ValueError:
        return timezone.localdate()


def show_asked(data: QueryDict) -> Show:
    return "week" if data.get("show") == "week" else "month"

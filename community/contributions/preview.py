"""What a contribution would look like to readers, and what of it an editor and its sender see: the same values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from community.contributions.fields import plain_value, shown_details
from community.contributions.forms import ContributionForm
from community.contributions.kinds import SORTS, Sort
from community.models import Contribution


@dataclass(frozen=True)
class Preview:
    """Plain values; templates escape them."""

    sort: Sort
    title: str
    name: str
    paragraphs: list[str]
    photos: list[Any] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, contribution: Contribution, photos: Iterable[Any] = ()) -> "Preview":
        sort = SORTS[contribution.kind]
        details = list(shown_details(sort, contribution.details))
        paragraphs = paragraphs_of(contribution.text)
        return cls(sort, contribution.title, contribution.name, paragraphs, list(photos), details)

    @classmethod
    def of_form(cls, form: ContributionForm) -> "Preview":
        data = form.cleaned_data
        details = {name: plain_value(data[name]) for name in form.details if name in data}
        return cls(
            form.sort,
            data.get("title", ""),
            data.get("name", ""),
            paragraphs_of(data.get("text", "")),
            list(form.held.photos.all()) if form.held else [],
            list(shown_details(form.sort, details)),
        )


def paragraphs_of(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]

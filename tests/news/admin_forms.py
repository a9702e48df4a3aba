"""What the admin's editor posts, without the browser that fills it in."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import Author


def add_address(model: str, parent: Page) -> str:
    """Return the admin's address for a new page of `model` ("articlepage") under `parent`."""
    return reverse("wagtailadmin_pages:add", args=["news", model, parent.pk])


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def article_form(
    *, paragraphs: str = "", bylines: tuple[Author, ...] = (), publish: bool = True, **fields: Any
) -> dict[str, Any]:
    """Return the form of an article with one block of text, and `fields` as typed."""
    body = [("rich_text", rich_text(paragraphs, features=["bold", "italic", "link"]))] if paragraphs else []
    rows = [{"author": person.pk, "role": "reporter"} for person in bylines]
    action = {"action-publish": "1"} if publish else {}
    return nested_form_data(
        {
            "title": "A bridge opens",
            "slug": "a-bridge-opens",
            "body": streamfield(body),
            "bylines": inline_formset(rows),
            "post_places": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
            **action,
        }
    )


def section_form(**fields: Any) -> dict[str, Any]:
    """Return the form of a section, as it is when an editor only types its name."""
    begun = {"title": "Sport", "slug": "sport", "hue": "moss", "show_in_menus": "on", "top": streamfield([])}
    typed = {**begun, "comments": inline_formset([]), **fields}
    return nested_form_data({**typed, "action-publish": "1"})

"""Publishing many posts at once asks each of them what its own form would ask, while nobody else changes them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page

from core.holding import all_held
from news.models import PostPage
from news.publishing import publishing_problems
from news.second_pair import alone


class HeldSelection:
    """Holds what is chosen before it is read: what is asked of a post and what is saved are the same version."""

    def form_valid(self, form: Any) -> HttpResponse:
        view: Any = super()
        chosen, _refused = view.get_actionable_objects()
        with all_held(chosen, below=form.cleaned_data["include_descendants"]):
            response: HttpResponse = view.form_valid(form)
            return response


class PublishMany(HeldSelection, PublishBulkAction):
    """Wagtail's own, of what is held."""


def refuse_unpublishable(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publish nothing of a selection in which a post cannot be published; say which, and why."""
    if action_type != "publish":
        return None
    # All or nothing: an editor who reads a refusal must not wonder what of it has happened.
    refused = [
        (post, reason) for post in _to_be_published(objects, action) for reason in _reasons(post, request.user)[:1]
    ]
    if not refused:
        return None
    for post, message in refused:
        messages.error(request, format_html(_("“{}” was not published: {}"), post.get_admin_display_title(), message))
    return redirect(action.next_url)


def _reasons(post: PostPage, user: Any) -> list[str]:
    told = alone(post, user)
    return [*([told] if told else []), *(problem.message for problem in publishing_problems(post))]


def _to_be_published(objects: list[Any], action: Any) -> Iterator[PostPage]:
    with_children = action.cleaned_form.cleaned_data.get("include_descendants")
    for page in objects:
        yield from _post(page)
        if with_children:
            for below in page.get_descendants().not_live():
                yield from _post(below)


def _post(page: Page) -> Iterator[PostPage]:
    if issubclass(page.specific_class or Page, PostPage):
        yield page.get_latest_revision_as_object()

"""Which way leads to a post for whom, asked for many posts without a query for each."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from news.models import PostPage

#: What lines of the calendar and cards of the board show of a post, and what its rights are asked by.
COLUMNS = (
    "path",
    "depth",
    "title",
    "draft_title",
    "url_path",
    "live",
    "expired",
    "content_type",
    "owner",
    "first_published_at",
    "has_unpublished_changes",
    "date_shown",
    "section",
)


class Doors:
    """Ways for `user`. Of posts that are `in_review`, whether the user reviews them is asked when they go there."""

    def __init__(self, user: Any, in_review: Collection[int] = ()) -> None:
        self.user = user
        self.in_review = in_review

    def way_to(self, post: PostPage) -> str:
        """Return the editor's address, else what readers see, else ""."""
        if self._rights(post).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[post.pk])
        if post.pk in self.in_review:
            return reverse("planning_open", args=[post.pk])
        return (post.url or "") if post.live else ""

    def way_to_reschedule(self, post: PostPage) -> str:
        return reverse("planning_reschedule", args=[post.pk]) if self._rights(post).can_publish() else ""

    def _rights(self, post: PostPage) -> Any:
        # As Wagtail's own prefetch leaves it on a page without a workflow; it would be a query for each post.
        post._current_workflow_states = []  # type: ignore[attr-defined]
        return post.permissions_for_user(self.user)


def way_in(page: Page, user: Any) -> str:
    """Return where `user` can open `page`: its editor, what readers see, or "" if there is no way."""
    if page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return (page.url or "") if page.live else ""


def about(post: PostPage) -> str:
    """Return the post's section and kind, as lines of the planning name them."""
    section = post.section_label
    kind = str((post.specific_class or PostPage).get_verbose_name())
    return f"{section.title} · {kind}" if section else kind

"""What the news floor adds to the admin."""

from typing import Any

from django.dispatch import receiver
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.signals import init_new_page

from news import viewsets  # noqa: F401  (registers authors and topics)
from news.models import Author, Byline, PostPage
from news.viewsets.live import live_listing


@receiver(init_new_page)
def own_byline(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new post with the byline of the writer who begins it."""
    if not isinstance(page, PostPage) or page.owner_id is None:
        return
    author = Author.objects.filter(user_id=page.owner_id, is_active=True).first()
    if author is not None:
        page.bylines = [Byline(author=author, role=Byline.Role.REPORTER)]


@hooks.register("insert_editor_js")
def topic_field() -> str:
    return format_html('<script src="{}"></script>', versioned_static("news/topic-field.js"))


@hooks.register("register_admin_viewset")
def list_live_coverage() -> Any:
    return live_listing

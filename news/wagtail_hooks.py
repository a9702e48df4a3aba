"""What the news floor adds to the admin."""

from typing import Any

from django.dispatch import receiver
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.signals import init_new_page

from core.periodic import PeriodicJob
from news import viewsets  # noqa: F401  (registers authors and topics)
from news.events.rows import extending_job
from news.models import Author, Byline, EntertainmentSectionPage, PostPage, ReviewPage
from news.reviews.subjects import Subject
from news.viewsets.events import events
from news.viewsets.live import live_listing
from news.viewsets.opinion import OpinionListingViewSet
from news.viewsets.recipes import RecipeViewSet
from news.viewsets.reviews import ReviewListing


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
def listings_of_kinds() -> list[Any]:
    return [
        OpinionListingViewSet(),
        events,
        live_listing,
        RecipeViewSet("recipes"),
        ReviewListing(),
    ]


@hooks.register("register_periodic_job")
def extend_event_dates() -> PeriodicJob:
    return extending_job()


@receiver(init_new_page)
def own_subject(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a review in Entertainment as one of a film; elsewhere it is one of a restaurant."""
    if isinstance(page, ReviewPage) and isinstance(parent.specific, EntertainmentSectionPage):
        page.genre = Subject.FILM

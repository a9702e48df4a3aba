"""What the front page adds to the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from core.frame import current_frame
from home.breaking import EditBreakingBar
from home.future import PreviewFuture
from home.views import PutOnFrontPage
from news.models import PostPage


def _may_edit_front_page(user: Any) -> bool:
    # Asked once a request, of the front page as the frame has it: lists of pages ask this for every row, and for who
    # has no right to the front page Wagtail looks each time whether it is in review with them.
    if not hasattr(user, "may_edit_front_page"):
        site = current_frame().site
        user.may_edit_front_page = site is not None and site.root_page.permissions_for_user(user).can_edit()
    return bool(user.may_edit_front_page)


def _put_button(page: Any, user: Any, next_url: str | None, **options: Any) -> Iterator[Button]:
    """Yield "Put on the front page" for posts that are live, to whoever may edit the front page."""
    if page.live and issubclass(page.specific_class or type(page), PostPage) and _may_edit_front_page(user):
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        address = reverse("put_on_front_page", args=[page.pk])
        yield Button(_("Put on the front page"), f"{address}{query}", icon_name="home", **options)


@hooks.register("register_page_listing_more_buttons")
def put_button_in_lists(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _put_button(page, user, next_url, priority=7)


@hooks.register("register_page_header_buttons")
def put_button_on_posts(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _put_button(page, user, next_url, priority=12)


@hooks.register("register_page_header_buttons")
def future_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    site = current_frame().site
    if site is not None and page.pk == site.root_page_id and _may_edit_front_page(user):
        yield Button(_("Preview a future time"), reverse("front_page_at"), icon_name="date", priority=12)


@hooks.register("register_admin_urls")
def front_page_addresses() -> list[Any]:
    return [
        path("front-page/put/<int:pk>/", PutOnFrontPage.as_view(), name="put_on_front_page"),
        path("front-page/future/", PreviewFuture.as_view(), name="front_page_at"),
        path("front-page/breaking/", EditBreakingBar.as_view(), name="breaking_bar"),
    ]


class _BreakingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        site = current_frame().site
        return site is not None and site.root_page.permissions_for_user(request.user).can_publish()


@hooks.register("register_admin_menu_item")
def breaking_menu_item() -> MenuItem:
    return _BreakingMenuItem(_("Breaking bar"), reverse_lazy("breaking_bar"), icon_name="warning", order=310)

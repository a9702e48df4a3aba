"""What comments add to the admin: the queue in the menu and on the first page, and what keeps a post."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Count
from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from community.comments.keeping import comments_of, erase_comments_of, forget_clients
from community.models import Comment
from community.moderation.answers import AnswerView
from community.moderation.rights import comments_for, moderated_by
from community.moderation.rules_views import AllRulesView, RulesView, SwitchView
from community.moderation.views import DecideView, LogView, QueueView, UndoView
from core.personal_data import PersonalData
from core.waiting import Counted, Waiting
from news.desks import holds
from news.models import PostPage


class CommentsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(moderated_by(request))


def menu_item() -> MenuItem:
    return CommentsItem(_("Comments"), reverse_lazy("comment_queue"), name="comments", icon_name="comment", order=120)


def addresses() -> list[Any]:
    return [
        path("comments/", QueueView.as_view(), name="comment_queue"),
        path("comments/decide/", DecideView.as_view(), name="comment_decide"),
        path("comments/undo/", UndoView.as_view(), name="comment_undo"),
        path("comments/log/", LogView.as_view(), name="comment_log"),
        path("comments/rules/", AllRulesView.as_view(), name="comment_rules"),
        path("comments/rules/<int:pk>/", RulesView.as_view(), name="comment_section_rules"),
        path("comments/post/<int:pk>/", SwitchView.as_view(), name="post_comments"),
        path("comments/<int:pk>/answer/", AnswerView.as_view(), name="comment_answer"),
    ]


def permissions() -> Any:
    """Offer to groups made by hand what moderators may."""
    return Permission.objects.filter(content_type__app_label="community", codename="moderate_comments")


def waiting(request: HttpRequest) -> list[Counted]:
    """Return how many comments wait for the user."""
    return [Counted(comments_for(request).waiting(), _comments_wait)] if moderated_by(request) else []


def _comments_wait(number: int) -> Waiting:
    words = ngettext("%(number)s comment waits for a look", "%(number)s comments wait for a look", number)
    return Waiting(words % {"number": number}, reverse("comment_queue"))


def keep_commented(posts: Any) -> dict[int, str]:
    """Keep posts that readers have commented on."""
    counted = Comment.objects.filter(post__in=posts.values("pk")).order_by().values_list("post")
    return {
        key: ngettext("%(number)d comment", "%(number)d comments", number) % {"number": number}
        for key, number in counted.annotate(number=Count("pk"))
    }


def switch_button(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    """Offer the switch of a post to whoever holds its section."""
    section = getattr(page, "section_id", None)
    if page.pk and isinstance(page.specific_deferred, PostPage) and holds(user, section):
        yield Button(_("Comments"), reverse("post_comments", args=[page.pk]), icon_name="comment", priority=70)


def personal_data() -> PersonalData:
    return PersonalData("comments", purge=forget_clients, export=comments_of, erase=erase_comments_of)

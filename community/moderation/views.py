"""The queue's page, and the doors through which decisions come."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from community.models import Action, Decision
from community.models.decisions import PASSING_ON
from community.moderation.deciding import decide, undo
from community.moderation.queue import STATES, Wanted, page_of, sections_of
from community.moderation.rights import ModeratorOnly, comments_for, moderated_by
from community.moderation.seen import mark_of
from news.desks import held_by

#: So many may be chosen at once; a page shows fewer.
MOST_AT_ONCE = 100
LONGEST_REASON = 300
#: Keys of the keyboard, as the page shows them.
KEYS = [
    (Action.APPROVE, "a"),
    (Action.REJECT, "r"),
    (Action.HIDE, "h"),
    (Action.SPAM, "s"),
    (Action.TRUST, "t"),
    (Action.BAN, "b"),
    (Action.PICK, "p"),
]


#: What a comment can be passed on as. It stays where it is: showing it is another question.
PASSING_KEYS = [(Action.CORRECTION, _("An error in the post"), "e"), (Action.TIP, _("A restaurant tip"), "f")]


class QueueView(ModeratorOnly, WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Comments")
    header_icon = "comment"
    template_name = "community/queue.html"
    _show_breadcrumbs = True

    @cached_property
    def wanted(self) -> Wanted:
        return Wanted.from_request(self.request)

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = [HeaderButton(_("Log"), url=reverse("comment_log"), icon_name="history")]
        if held_by(self.request):
            buttons.append(HeaderButton(_("Rules"), url=reverse("comment_rules"), icon_name="cog"))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        page, wanted = page_of(self.request, self.wanted), self.wanted
        return {
            **context,
            "page": page,
            "entries": page.object_list,
            "wanted": wanted,
            "states": STATES,
            "sections": sections_of(self.request),
            "keys": [(action.value, action.label, key) for action, key in KEYS],
            "passing": [(action.value, label, key) for action, label, key in PASSING_KEYS],
            "newer": wanted.query(page=page.number - 1) if page.has_previous() else "",
            "older": wanted.query(page=page.number + 1) if page.has_next() else "",
            "here": reverse("comment_queue") + wanted.query(),
            "last": _last(self.request),
        }


def _last(request: HttpRequest) -> Decision | None:
    """Return the user's newest decision, if it can be taken back."""
    own = Decision.objects.filter(user=request.user.pk or 0).exclude(action__in=PASSING_ON)
    newest = own.order_by("-pk").first()
    return newest if newest is not None and newest.undone_at is None else None


class DecideView(ModeratorOnly, View):
    """Decide about one comment ("do", as "approve 17 MARK") or about those that are chosen ("all", as "approve").

    What its writer has changed since the page was made is left, and said: nobody publishes what they have not read.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        action, marks = _said(request)
        found = list(comments_for(request).filter(pk__in=marks))
        if action not in Action.values:
            return HttpResponseBadRequest()
        # One of another desk among them: nothing is done, rather than a part.
        if len(found) != len(marks):
            raise PermissionDenied
        left = [comment.pk for comment in found if mark_of(comment) != marks[comment.pk]]
        read = [comment for comment in found if comment.pk not in left]
        batch = decide(request.user, read, action, request.POST.get("reason", "").strip()[:LONGEST_REASON])
        said = [_done(action, batch)] if read else []
        if left:
            said.append(_changed(len(left)))
        return answered(request, " ".join(said), None if action in PASSING_ON else batch, left)


def _said(request: HttpRequest) -> tuple[str, dict[int, str]]:
    """Return the action, and the mark that each comment had on the page by its key."""
    one = request.POST.get("do", "")
    action, _blank, named = one.partition(" ")
    pairs = [raw.partition(" ") for raw in ([named] if one else request.POST.getlist("chosen")[:MOST_AT_ONCE])]
    marks = {int(key): mark for key, _blank, mark in pairs if key.isascii() and key.isdecimal() and len(key) < 18}
    return (action if one else request.POST.get("all", "")), marks


def _done(action: str, batch: UUID | None) -> str:
    if action in PASSING_ON:
        return _now("It is in the inbox.") if batch else _now("It was passed on before.")
    number = Decision.objects.filter(batch=batch).count() if batch else 0
    words = ngettext("%(action)s: %(number)s comment.", "%(action)s: %(number)s comments.", number)
    return words % {"action": Action(action).label, "number": number}


def _changed(number: int) -> str:
    words = ngettext(
        "%(number)s comment was changed by its writer since, and is as it was: reload the page to read it.",
        "%(number)s comments were changed by their writers since, and are as they were: reload the page to read them.",
        number,
    )
    return words % {"number": number}


class UndoView(ModeratorOnly, View):
    """Take back a decision about comments of one's own sections, whoever made it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            batch = UUID(request.POST.get("batch", ""))
        except ValueError:
            return HttpResponseBadRequest()
        return answered(request, _undone(undo(batch, moderated_by(request))), None)


def _undone(number: int) -> str:
    if not number:
        return _now("Nothing was taken back: undo first what was decided since. What its writer withdrew stays so.")
    words = ngettext("%(number)s decision is taken back.", "%(number)s decisions are taken back.", number)
    return words % {"number": number}


def answered(request: HttpRequest, words: str, batch: UUID | None, left: Sequence[int] = ()) -> HttpResponse:
    """Answer the script with JSON, everybody else with the page that they came from; `left` was not decided about."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"words": words, "batch": str(batch or ""), "left": list(left)})
    messages.success(request, words)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_ours else reverse("comment_queue"))


class LogView(ModeratorOnly, WagtailAdminTemplateMixin, TemplateView):
    """Who decided what, newest first, with a way to take it back."""

    page_title = _("Decisions about comments")
    header_icon = "history"
    template_name = "community/log.html"
    _show_breadcrumbs = True
    on_a_page = 100

    def get_breadcrumbs_items(self) -> list[Any]:
        queue = {"url": reverse("comment_queue"), "label": _now("Comments")}
        return [*self.breadcrumbs_items, queue, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = Decision.objects.filter(comment__post__section__in=moderated_by(self.request))
        loaded = rows.select_related("comment__post").defer("comment__post__body").order_by("-pk")
        return {**context, "decisions": loaded[: self.on_a_page], "here": reverse("comment_log")}

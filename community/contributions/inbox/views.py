"""One contribution in the admin: all that is known of it, and what can be done with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.contributions import deciding
from community.contributions.access import colleagues, handled, inbox_of
from community.contributions.drafting import CannotDraftError, known_author, make_draft, may_draft, model_for
from community.contributions.passing_on import comment_of
from community.contributions.preview import Preview
from community.contributions.receipts import photo_response
from community.guarding import Sign
from community.models import Contribution, StandardLetter
from core.plain_text import plain_paragraphs
from news.desks import held_by
from news.models import Author, SectionPage

LONGEST_WORDS = 4000
MOST_SHOWN = 10


class ContributionView(WagtailAdminTemplateMixin, TemplateView):
    """All fields, photos, what speaks against it, what is like it, its sender's history, and its own."""

    template_name = "community/admin/contribution.html"
    header_icon = "mail"
    page_title = _("Contribution")

    def dispatch(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponseBase:
        self.contribution = handled(request, pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.contribution.shown_title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        inbox = {"url": reverse("contributions"), "label": _now("Contributions")}
        here = {"url": "", "label": self.contribution.shown_title}
        return [*super().get_breadcrumbs_items(), inbox, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one = self.contribution
        photos = list(one.photos.all())
        for photo in photos:
            photo.contribution = one
        user = self.request.user
        like = list(inbox_of(self.request).like(one).order_by("-sent_at").for_lists()[:MOST_SHOWN])
        return {
            **super().get_context_data(**kwargs),
            "one": one,
            "comment": comment_of(one),
            "photos": photos,
            "preview": Preview.of(one),
            "signs": [Sign(sign).label for sign in one.signs if sign in Sign.values],
            "same_words": [other for other in like if one.text_digest and other.text_digest == one.text_digest],
            "same_sender": [other for other in like if one.reader_id and other.reader_id == one.reader_id],
            "notes": one.notes.select_related("who"),
            "people": colleagues(one),
            "is_mine": one.assigned_to_id == user.pk,
            **self._drafting(one),
            "letters": [
                (letter.name, letter.filled(one.name, one.shown_title)) for letter in StandardLetter.objects.all()
            ],
            "sections": SectionPage.objects.order_by("path").exclude(pk=one.section_id).only("pk", "title"),
        }

    def _drafting(self, one: Contribution) -> dict[str, Any]:
        user: Any = self.request.user
        drafts = one.is_open and one.post_id is None and may_draft(one, user)
        known = known_author(one) if drafts else None
        return {
            "drafts": drafts,
            "draft_kind": model_for(one)._meta.verbose_name if drafts else "",
            "authors": Author.objects.filter(is_active=True).only("pk", "name") if drafts else [],
            "known_author": known,
            "may_add_author": drafts and known is None and user.has_perm("news.add_author"),
            "signs_as_guest": drafts and one.kind in ("opinion", "letter"),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[one.post_id]) if one.post_id else "",
        }


@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """Send a photo to whoever may see its contribution."""
    found = handled(request, pk).photos.filter(pk=photo_pk).first()
    if found is None:
        raise Http404("no such photo")
    return photo_response(found)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the button that was pressed says."""
    one = handled(request, pk)
    action = ACTIONS.get(request.POST.get("action", ""))
    done = action(request, one) if action else None
    return done or redirect("contribution", one.pk)


def _words(request: HttpRequest, name: str) -> str:
    return plain_paragraphs(request.POST.get(name, "")[:LONGEST_WORDS])


def _note(request: HttpRequest, one: Contribution) -> None:
    if words := _words(request, "words"):
        deciding.note(one, request.user, words)


def _assign(request: HttpRequest, one: Contribution) -> None:
    wanted = request.POST.get("to", "")
    if wanted == "me":
        deciding.assign(one, request.user, request.user)
    elif not wanted:
        deciding.assign(one, None, request.user)
    else:
        person = next((user for user in colleagues(one) if str(user.pk) == wanted), None)
        if person is None:
            raise PermissionDenied
        deciding.assign(one, person, request.user)


def _pass_on(request: HttpRequest, one: Contribution) -> HttpResponse | None:
    key = request.POST.get("section", "")
    section = (
        SectionPage.objects.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 10 else None
    )
    if section is None:
        return None
    deciding.pass_on(one, section, request.user)
    messages.success(request, _now("Passed on to %(section)s.") % {"section": section.title})
    gone = not request.user.has_perm("community.handle_contributions") and section.pk not in held_by(request)
    return redirect("contributions") if gone else None


def _decide(request: HttpRequest, done: bool, words: str) -> HttpResponse | None:
    if not done:
        messages.warning(request, _now("Somebody else has decided about this in the meantime."))
        return None
    messages.success(request, words)
    return redirect("contributions")


def _decline(request: HttpRequest, one: Contribution) -> HttpResponse | None:
    done = deciding.decline(one, _words(request, "answer"), request.user)
    return _decide(request, done, _now("Declined. Its sender is told."))


def _spam(request: HttpRequest, one: Contribution) -> HttpResponse | None:
    return _decide(request, deciding.mark_spam(one, request.user), _now("Marked as spam. Nobody is told."))


def _settle(request: HttpRequest, one: Contribution) -> HttpResponse | None:
    done = deciding.settle(one, _words(request, "answer"), request.user)
    return _decide(request, done, _now("Settled. Its sender is thanked."))


def _take_back(request: HttpRequest, one: Contribution) -> None:
    if deciding.take_back(one, request.user):
        messages.success(request, _now("It waits again."))


def _draft(request: HttpRequest, one: Contribution) -> HttpResponse | None:
    if not may_draft(one, request.user):
        raise PermissionDenied
    wanted = request.POST.get("author", "")
    new = wanted == "new"
    if new and not request.user.has_perm("news.add_author"):
        raise PermissionDenied
    author = (
        Author.objects.filter(pk=int(wanted)).first()
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 10
        else None
    )
    try:
        post = make_draft(one, request.user, author=author, new_author=new)
    except CannotDraftError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, _now("A draft with all that was sent. Its sender is told that you want to publish it."))
    return redirect("wagtailadmin_pages:edit", post.pk)


ACTIONS: dict[str, Any] = {
    "note": _note,
    "assign": _assign,
    "pass on": _pass_on,
    "decline": _decline,
    "spam": _spam,
    "settle": _settle,
    "take back": _take_back,
    "draft": _draft,
}

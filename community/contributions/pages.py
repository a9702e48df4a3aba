"""Readers' pages of contributions: what can be sent, the form of each kind, and what is done with a form.

The choice is a page like any other. A form is one reader's: it is kept by no cache, sets no cookie, and works
without JavaScript.
"""

from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from community.contributions import receiving
from community.contributions.forms import LOOK, SAVE, SEND, ContributionForm, initial_of
from community.contributions.kinds import SORTS, Sort
from community.contributions.photos import LARGEST, MOST
from community.contributions.preview import Preview
from community.models import Contribution, ContributionTerms
from core.addresses import absolute
from core.caching import keep_out_of_cache
from core.metadata import Metadata
from core.same_origin import came_from_here
from news.models import PostPage

#: The photos, and room for the words and the marks between the parts.
LARGEST_FORM = MOST * LARGEST + 2 * 1024 * 1024


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Show what can be sent, and on what terms."""
    terms = ContributionTerms.load()
    title = _("Contribute")
    meta = Metadata(title=title, social_title=title, description=terms.intro, canonical=absolute(request.path))
    return render(
        request, "community/contribute.html", {"title": title, "terms": terms, "sorts": SORTS.values(), "meta": meta}
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the form of a kind, and take what comes of it."""
    sort = SORTS.get(kind)
    if sort is None:
        raise Http404("no such kind of contribution")
    keep_out_of_cache(request)
    if request.method != "POST":
        about = post_about(request.GET.get("post", ""))
        return private(show_form(request, ContributionForm(request, sort), about=about))
    return private(take_form(request, sort))


def take_form(request: HttpRequest, sort: Sort, held: Contribution | None = None) -> HttpResponse:
    """Answer a form that was sent: from its first page, or from the address of a draft."""
    if _too_large(request):
        return show_form(request, ContributionForm(request, sort), said=_too_large_words(), status=413)
    try:
        uploads = request.FILES.getlist("photos")
        form = ContributionForm(request, sort, request.POST)
    except OSError:
        # The disk on which uploads wait is full; what was typed cannot be read either.
        return show_form(request, ContributionForm(request, sort), said=_not_stored(), status=503)
    if held is None and not came_from_here(request):
        return show_form(request, form, said=_("Please send this again: your browser did not say where it came from."))
    try:
        return _act(request, form, uploads, held)
    except (OSError, DatabaseError):
        receiving.logger.exception("A contribution could not be stored.")
        return show_form(request, form, said=_not_stored(), status=503)


def _act(request: HttpRequest, form: ContributionForm, uploads: list[Any], held: Contribution | None) -> HttpResponse:
    held = held or Contribution.objects.filter(key=form.key).first()
    if held is not None and not held.is_draft:
        # Sent twice: a double click, or a browser that tried again.
        return redirect(held.receipt_url)
    about = post_about(request.POST.get("post", ""))
    refused: list[str] = []
    if uploads and not request.POST.get("website"):
        held = held or receiving.hold(request, form.sort, form.key)
        form.held = held
        refused = receiving.keep_uploads(request, held, uploads)
    refused += receiving.missed_photos(held, request.POST)
    if held is not None:
        receiving.note_photos(held, request.POST)
    form.held = held
    if not form.is_valid() or refused:
        return show_form(request, form, about=about, refused=refused)
    if form.action not in (SEND, SAVE):
        return show_form(request, form, about=about, looks=form.action == LOOK)
    held = held or receiving.hold(request, form.sort, form.key)
    (receiving.send if form.action == SEND else receiving.save_draft)(held, form, about)
    response = redirect(f"{held.receipt_url}?{'sent' if form.action == SEND else 'saved'}")
    response.status_code = 303
    return response


def show_form(
    request: HttpRequest,
    form: ContributionForm,
    *,
    about: PostPage | None = None,
    said: str = "",
    refused: list[str] | None = None,
    looks: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Render a form with whatever it holds: words, photos that are stored, and what is to be said about them."""
    held = form.held
    preview = Preview.of_form(form) if looks else None
    context = {
        "form": form,
        "sort": form.sort,
        "about": about or (held.about if held else None),
        "photos": list(held.photos.all()) if held else [],
        "most_photos": MOST,
        "terms": ContributionTerms.load(),
        "said": said,
        "refused": refused or [],
        "preview": preview,
        "meta": Metadata(title=str(form.sort.label), no_index=bool(held or form.is_bound)),
    }
    return render(request, "community/contribution_form.html", context, status=status)


def draft_form(request: HttpRequest, held: Contribution) -> ContributionForm:
    sort = SORTS[held.kind]
    return ContributionForm(request, sort, initial=initial_of(held), held=held)


def post_about(raw: str) -> PostPage | None:
    """Return the published post that a form is about; None for anything else that was written there."""
    if not (raw.isascii() and raw.isdigit() and len(raw) < 10):
        return None
    return PostPage.objects.published().filter(pk=int(raw)).first()


def private(response: HttpResponse) -> HttpResponse:
    """For one reader: not stored, not indexed, and named to no other site."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response


def _too_large(request: HttpRequest) -> bool:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_FORM
    except ValueError:
        return True


def _too_large_words() -> str:
    words = _("That was more than we can take at once: at most %(most)d photos of %(size)d MB each. Go back in your ")
    return (words + _("browser, where your words still are, and send fewer.")) % {"most": MOST, "size": LARGEST >> 20}


def _not_stored() -> str:
    return _("We could not store that just now, so nothing was sent. Your words are below. Please try again soon.")

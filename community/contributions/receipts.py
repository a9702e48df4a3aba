"""What whoever knows the secret of a contribution sees and may do: go on, look, take it back, be told by mail.

Reading is by GET and changes nothing, because programs that check mail follow links.
"""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from community.contributions import pages, receiving
from community.contributions.kinds import SORTS
from community.contributions.letters import came_by_mail
from community.contributions.photos import path_of
from community.contributions.preview import Preview
from community.models import Contribution, ContributionPhoto, ContributionState, ContributionTerms, Reader
from core.caching import for_one_reader, keep_out_of_cache
from core.metadata import Metadata
from core.rate_limits import seconds_to_wait

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what was sent and what has become of it; the form itself, while it is a draft."""
    contribution = _behind(request, secret)
    if contribution is None:
        return too_many(request)
    if request.method == "POST":
        return for_one_reader(_act(request, contribution))
    if contribution.is_draft:
        said = _("This is kept for you for thirty days. Keep the address of this page: it is the way back here.")
        form = pages.draft_form(request, contribution)
        return for_one_reader(pages.show_form(request, form, said=said if contribution.saved_at else ""))
    return for_one_reader(_show(request, contribution))


def _act(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    # The secret is what proves who asks: no other site's page can know it.
    if contribution.is_draft:
        return pages.take_form(request, SORTS[contribution.kind], contribution)
    action = request.POST.get("action")
    if action == "withdraw" and contribution.can_be_withdrawn:
        receiving.withdraw(contribution)
    elif action == "confirm" and came_by_mail(contribution, request.POST.get("by", "")) and contribution.reader_id:
        Reader.objects.filter(pk=contribution.reader_id, confirmed_at=None).update(confirmed_at=timezone.now())
    elif action == "agree" and contribution.lacks_agreement:
        receiving.agree(contribution)
    return redirect(contribution.receipt_url)


def _show(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    photos = list(contribution.photos.all())
    for photo in photos:
        photo.contribution = contribution
    post = contribution.post
    reader = contribution.reader
    proof = request.GET.get("by", "")
    title = _("Thank you") if "sent" in request.GET else _("Your contribution")
    context = {
        "contribution": contribution,
        "title": title,
        "preview": Preview.of(contribution, photos),
        "state": _public_state(contribution),
        "post_url": post.url if post is not None and post.live and _is_public(post) else "",
        "by": proof if proof and came_by_mail(contribution, proof) else "",
        "is_told": reader is not None and reader.is_confirmed,
        "has_address": reader is not None,
        # What came by mail came without a word on this.
        "terms": ContributionTerms.load() if contribution.lacks_agreement else None,
        "meta": Metadata(title=title, no_index=True),
    }
    return render(request, "community/receipt.html", context)


def _is_public(post: object) -> bool:
    from news.models import PostPage

    return PostPage.objects.published().filter(pk=post.pk).exists()  # type: ignore[attr-defined]


def _public_state(contribution: Contribution) -> str:
    """Return the state as its sender sees it: who sends spam is not told that we know."""
    state = str(contribution.state)
    return str(ContributionState.RECEIVED) if state == ContributionState.SPAM else state


@require_safe
def photo(request: HttpRequest, secret: str, pk: int) -> HttpResponseBase:
    """Send a photo to whoever knows the secret of its contribution."""
    keep_out_of_cache(request)
    contribution = Contribution.objects.behind(secret)
    found = contribution.photos.filter(pk=pk).first() if contribution and pk < 2**62 else None
    if found is None:
        raise Http404("no such photo")
    return photo_response(found)


def photo_response(found: ContributionPhoto) -> HttpResponseBase:
    try:
        file = path_of(found).open("rb")
    except OSError as error:
        raise Http404("the photo is gone") from error
    response = FileResponse(file, content_type=TYPES[found.image_format])
    # Should a browser open it as a page all the same, it may do nothing there.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return for_one_reader(response)


def _behind(request: HttpRequest, secret: str) -> Contribution | None:
    """Return the contribution; None for somebody who tries too many addresses."""
    keep_out_of_cache(request)
    if seconds_to_wait(request, "receipt", settings.RECEIPTS_A_MINUTE):
        return None
    contribution = Contribution.objects.behind(secret)
    if contribution is None:
        raise Http404("no such contribution")
    return contribution


def too_many(request: HttpRequest) -> HttpResponse:
    said = _("Very many questions came from where you are. Try again in a minute.")
    context = {"meta": Metadata(title=_("One moment, please"), no_index=True), "said": said}
    return for_one_reader(render(request, "community/not_now.html", context, status=429))

"""An address at which a page was: the answer 410, a word why, and ways on. Below such an address too."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.querysets import public_q
from core.restrictions import restrictions_on
from home.routing import DEEPEST_ADDRESS, addresses_along, is_sane
from news.cards import load_cards
from news.models import PostPage, SectionPage
from news.withdrawals import withdrawn_at, word_about

MOST_POSTS = 3


@dataclass(frozen=True)
class Gone:
    """What is said in the place of a page. It never names the page: that may be why it was taken away."""

    word: str
    parent_path: str

    def answer(self, request: HttpRequest) -> HttpResponse:
        section = _public_section(self.parent_path)
        posts = PostPage.objects.listed()
        latest = list((posts.in_section(section) if section else posts).for_listing()[:MOST_POSTS])
        load_cards(latest, "card")
        context = {"word": self.word, "section": section, "latest": latest}
        return TemplateResponse(request, "home/gone.html", context, status=410)


def gone_at(root: Page, request: HttpRequest, components: list[str]) -> Gone | None:
    """Return what to say at an address that was public once; None where nothing is known of one.

    A redirect that leaves from here comes first: that is for the middleware, which looks at 404s only.
    """
    if not is_sane(components):
        return None
    gone = _gone(root, components)
    return None if gone is None or _is_redirected(request) else gone


def _gone(root: Page, components: list[str]) -> Gone | None:
    depth_of = addresses_along(root, components)
    there = Page.objects.filter(slug__in=components[:DEEPEST_ADDRESS], url_path__in=depth_of, depth__gt=root.depth)
    deepest = max(there, key=lambda page: depth_of[page.url_path], default=None)
    nearest = deepest or root
    if restrictions_on(nearest):
        # Whoever may not read it learns nothing of it.
        return None
    if deepest is not None and _was_public(deepest):
        word = word_about(deepest, [address for address in depth_of if deepest.url_path.startswith(address)])
        return Gone(word, _above(deepest.url_path))
    # A live page has nothing at this address below it; a draft may stand where another page was.
    reached = len(nearest.url_path) + nearest.live
    found = withdrawn_at([address for address in depth_of if len(address) >= reached])
    return Gone(found.word, _above(found.url_path)) if found else None


def _was_public(page: Page) -> bool:
    is_over = page.expire_at is not None and page.expire_at <= timezone.now()
    return page.first_published_at is not None and (is_over or not page.live)


def _above(url_path: str) -> str:
    return url_path.rstrip("/").rpartition("/")[0] + "/"


def _public_section(url_path: str) -> Any:
    return SectionPage.objects.filter(public_q(), url_path=url_path).first()


def _is_redirected(request: HttpRequest) -> bool:
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return any(get_redirect(request, each) for each in dict.fromkeys((path, path.partition("?")[0])))

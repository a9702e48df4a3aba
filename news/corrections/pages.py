"""The list of all corrections at /corrections/, newest first, and its feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import absolute
from core.frame import current_frame
from core.metadata import Metadata
from core.paging import cut_page, page_number
from news.atom import FullTextAtom
from news.models import Correction, PostPage

ADDRESS = "/corrections/"
FEED_ADDRESS = f"{ADDRESS}feed/"
ENTRIES_ON_A_PAGE = 30


def public_entries() -> Any:
    """Return the entries that readers may see, with what their list shows of them."""
    told = ("kind", "text", "when", "post_id", "supersedes__when", "superseded_by__when")
    return Correction.objects.public().select_related("supersedes", "superseded_by").only(*told)


def attach_posts(entries: Any) -> None:
    """Give each of `entries` its post as `shown`, by its headline and address of today: one query."""
    found = PostPage.objects.filter(pk__in={entry.post_id for entry in entries}).for_listing().in_bulk()
    for entry in entries:
        entry.shown = found.get(entry.post_id)


@require_safe
def corrections_page(request: HttpRequest) -> HttpResponse:
    number = page_number(request)
    page = cut_page(public_entries(), ADDRESS, number, ENTRIES_ON_A_PAGE)
    if number > 1 and not page.items:
        raise Http404("no such page of the list")
    attach_posts(page.items)
    title = _("Corrections")
    intro = _(
        "What we got wrong, and what we have made clearer since. "
        "No entry is ever changed, and each stays as long as its article."
    )
    meta = Metadata(
        title=title,
        social_title=title,
        description=intro,
        canonical=absolute(ADDRESS),
        feed_title=title,
        feed_url=FEED_ADDRESS,
    )
    context = {"title": title, "intro": intro, "entries": page.items, "pager": page.pager, "feed_url": FEED_ADDRESS}
    return render(request, "news/corrections.html", {**context, "meta": meta.on_page(number)})


class CorrectionsFeed(Feed):
    """The newest entries, each with its words and a link to the post."""

    feed_type = FullTextAtom

    def items(self) -> list[Correction]:
        entries = list(public_entries()[:ENTRIES_ON_A_PAGE])
        attach_posts(entries)
        return entries

    def title(self) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": _("Corrections")}

    def link(self) -> str:
        return absolute(ADDRESS)

    def feed_url(self) -> str:
        return absolute(FEED_ADDRESS)

    def feed_guid(self) -> str:
        return self.feed_url()

    def item_title(self, item: Any) -> str:
        return f"{item.get_kind_display()}: {item.shown.title}"

    def item_description(self, item: Any) -> str:
        return str(item.text)

    def item_link(self, item: Any) -> str:
        return absolute(item.shown.url)

    def item_guid(self, item: Any) -> str:
        return absolute(f"{ADDRESS}#entry-{item.pk}")

    def item_pubdate(self, item: Any) -> datetime:
        return item.when  # type: ignore[no-any-return]

    def item_updateddate(self, item: Any) -> datetime:
        return item.superseded_by.when if item.is_superseded else item.when

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        link = format_html('<p><a href="{}">{}</a></p>', absolute(item.shown.url), item.shown.title)
        return {"content": linebreaks(item.text, autoescape=True) + link, "other_authors": []}

    def item_author_name(self) -> str:
        return current_frame().site_name

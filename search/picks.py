"""What editors promote for a search: Wagtail's promoted results, as readers may see them."""

from django.db.models import Q
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from core.addresses import path_of
from core.frame import framed
from core.querysets import public_pages
from search.analysis import fold
from search.questions import clean
from search.results import Pick

MOST = 5


def picks_for(text: str) -> list[Pick]:
    """Return what editors promote for `text`, in their order: pages that are public now, and links. One query, or none.

    Equal is what Wagtail calls equal (case and blanks aside), as typed or without accents, as the report of
    searches shows it: who promotes "cafe" from there means those who typed "café" too.
    """
    typed = clean(text)
    wanted = {normalise_query_string(words) for words in (typed, fold(typed))} & _promoted()
    if not wanted:
        return []
    promotions = (
        SearchPromotion.objects.filter(query__query_string__in=wanted)
        .filter(Q(page=None, external_link_url__startswith="http") | Q(page__in=public_pages().values("pk")))
        .order_by("sort_order", "pk")
        .values_list(
            "page__title", "page__url_path", "external_link_text", "external_link_url", "description", named=True
        )
    )
    picks = [
        Pick(row.page__title, path_of(row.page__url_path), row.description)
        if row.page__url_path
        else Pick(row.external_link_text or row.external_link_url, row.external_link_url, row.description)
        for row in promotions
    ]
    # Both spellings may promote the same page.
    by_address: dict[str, Pick] = {}
    for pick in picks:
        by_address.setdefault(pick.url, pick)
    return list(by_address.values())[:MOST]


@framed
def _promoted() -> frozenset[str]:
    """The searches that editors promote something for: few of those that readers make."""
    return frozenset(SearchPromotion.objects.values_list("query__query_string", flat=True))

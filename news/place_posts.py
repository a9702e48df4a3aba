"""What a place's page lists: everything that happened there or in a place within it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.images.loading import Use, attach_pictures
from core.paging import cut_page
from news.cards import load_bylines, pictures_of
from news.listing import POSTS_ON_A_PAGE, by_day
from news.places import places_within

#: In a band at most; what is over stands in the stream.
POSTS_IN_A_BAND = 6


@dataclass(frozen=True)
class BandKind:
    """A kind of post that stands by itself above the stream, and the order of its posts."""

    model: str
    title: str | Promise
    order: tuple[str, ...]


#: Named by their models' names, so that this knows nothing of the kinds. What is over leaves by `listed_until`:
#: the event that leaves first is the one that comes first.
BANDS = (
    BandKind("eventpage", _("Coming up"), ("listed_until", "date_shown")),
    BandKind("jobpage", _("Jobs here"), ("-date_shown", "-pk")),
    BandKind("reviewpage", _("Reviews"), ("-date_shown", "-pk")),
)


@dataclass(frozen=True)
class Band:
    title: str | Promise
    name: str
    posts: list[Any]


def posts_at(place: Any) -> Any:
    """Return the listed posts of `place` and of all places in it, newest first."""
    from news.models import PostPage

    return PostPage.objects.listed().at_places(places_within(place.pk) if place.pk else [])


def place_context(place: Any, path: str, number: int) -> dict[str, Any]:
    """Return `bands`, `days` and `pager` for page `number` of a place; a page beyond the last one is a 404."""
    posts = posts_at(place).for_listing()
    bands = _bands(posts)
    in_bands = [post.pk for band in bands for post in band.posts]
    page = cut_page(posts.exclude(pk__in=in_bands) if in_bands else posts, path, number, POSTS_ON_A_PAGE)
    if number > 1 and not page.items:
        raise Http404("no such page of the list")
    shown = bands if number == 1 else []
    listed = [*(post for band in shown for post in band.posts), *page.items]
    load_bylines(listed)
    # All pictures of the page together: two queries.
    attach_pictures([*pictures_of(listed, "card"), Use(place, "picture", ("column", "social"))])
    return {"bands": shown, "days": by_day(page.items), "pager": page.pager}


def _bands(posts: Any) -> list[Band]:
    bands = []
    for kind in BANDS:
        try:
            model = apps.get_model("news", kind.model)
        except LookupError:
            continue
        of_kind = posts.filter(content_type=ContentType.objects.get_for_model(model)).order_by(*kind.order)
        found = list(of_kind[:POSTS_IN_A_BAND])
        if found:
            bands.append(Band(kind.title, kind.model, found))
    return bands

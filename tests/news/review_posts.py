"""Making reviews: one as an editor publishes it, or a thousand as rows."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import CityImage
from news.models import Byline, Place, PostPage, PostPlace, ReviewPage
from tests.factories import _insert, put

CUISINES = ("Turkish", "Vietnamese", "Eritrean", "Seafood")


def review(section: Any, *, title: str = "A soup worth the wait", live: bool = True, **fields: Any) -> ReviewPage:
    """Make a review in `section`, live unless `live` is False."""
    people = fields.pop("bylines", ())
    told = {"genre": "restaurant", "rating": 7, "paid_by": "paper", **fields}
    post = ReviewPage(title=title, live=False, **told)
    post.bylines = [Byline(author=person, sort_order=order) for order, person in enumerate(people)]
    put(section, post, live=live)
    return ReviewPage.objects.get(pk=post.pk)


def many_reviews(section: Any, number: int, places: list[Place], pictures: list[CityImage]) -> None:
    """Make `number` published reviews as rows in bulk, without revisions and signals."""
    kind, locale, newest = ContentType.objects.get_for_model(ReviewPage), Locale.get_default(), timezone.now()
    taken, depth = section.get_children().count(), section.depth + 1
    pages = Page.objects.bulk_create(
        Page(
            title=f"Table {index}",
            draft_title=f"Table {index}",
            slug=f"table-{index}",
            path=Page._get_path(section.path, depth, index + 1),
            depth=depth,
            url_path=f"{section.url_path}table-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=newest - timedelta(hours=index),
        )
        for index in range(taken, taken + number)
    )
    Page.objects.filter(pk=section.pk).update(numchild=taken + number)
    posts, reviews = [], []
    for index, page in enumerate(pages):
        where = places[index % len(places)]
        facts = {"rating": 2 + index % 9, "place": where.pk, "price": 1 + index % 4, "places": [where.pk]}
        posts.append(
            PostPage(
                page_ptr_id=page.pk,
                date_shown=page.first_published_at,
                section=section,
                genre="restaurant",
                lead_image=pictures[index % len(pictures)],
                card_facts=facts,
            )
        )
        cuisine = CUISINES[index % len(CUISINES)]
        reviews.append(ReviewPage(postpage_ptr_id=page.pk, place=where, rating=facts["rating"], cuisine=cuisine))
    _insert(PostPage, posts)
    _insert(ReviewPage, reviews)
    PostPlace.objects.bulk_create(PostPlace(post_id=post.pk, place_id=post.card_facts["place"]) for post in posts)

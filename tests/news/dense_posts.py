"""Posts as dense as the demo's: with these, pages must keep to their number of queries."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.models import Filter
from wagtail.rich_text import RichText

from core.images.renditions import SHAPES, specs_for
from core.models import CityImage, CityRendition
from news.models import ArticlePage, Author, SectionPage, Topic
from tests.factories import article, author, many_articles, picture

TOPICS = ("Trams", "City council", "Budget")


def ready_picture(title: str) -> CityImage:
    """Store a picture with a row for every file that pages show, as the worker leaves it; they share one file."""
    image = picture(title, size=(300, 200))
    CityRendition.objects.bulk_create(
        CityRendition(
            image=image,
            filter_spec=spec,
            focal_point_key=Filter(spec).get_cache_key(image),
            width=image.width,
            height=image.height,
            file=image.file.name,
        )
        for spec in specs_for(image, *SHAPES)
    )
    return image


def dense_body(pictures: list[CityImage], linked: list[Any], related: list[Any]) -> list[tuple[str, Any]]:
    """Return a body with two pictures, a quote, a fact box, two internal links and related posts."""
    links = " and ".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in linked)
    figures = [
        ("image", {"image": image, "caption": "At six", "size": size})
        for image, size in zip(pictures, ("column", "wide"), strict=True)
    ]
    return [
        ("rich_text", RichText(f"<p>See {links} for what came before.</p>")),
        figures[0],
        ("pull_quote", {"quote": "Nobody asked the tram.", "attribution": "Yusra Haddad", "role": "Tramways"}),
        ("rich_text", RichText("<p>The council meets again in the spring.</p>")),
        figures[1],
        ("fact_box", {"title": "In numbers", "text": RichText("<p>Line 4 has 19 stops.</p>")}),
        ("related", {"title": "More on this", "posts": related}),
    ]


def fill(number: int) -> ArticlePage:
    """Spread `number` dense posts over the sections; return one that an editor published, with a full body."""
    pictures = [ready_picture(title) for title in ("The bridge", "The ferry", "The depot")]
    people = [
        author(name, portrait=image, bio="<p>Writes.</p>")
        for name, image in zip(("Mara Quill", "Edwin Osei", "Hanna Kivi"), pictures, strict=True)
    ]
    topics = [Topic.objects.create(name=name) for name in TOPICS]
    body = json.dumps([{"type": "rich_text", "value": "<p>The ferry left the quay at six.</p>"}])
    sections = list(SectionPage.objects.order_by("path"))
    for order, section in enumerate(sections):
        share = len(range(order, number, len(sections)))
        many_articles(section, share, pictures=pictures, people=people, topics=topics, body=body)
    return _dense_post(sections[0], pictures, people)


def _dense_post(section: SectionPage, pictures: list[CityImage], people: list[Author]) -> ArticlePage:
    others = list(ArticlePage.objects.published()[:2])
    return article(
        section,
        title="Line 4 stops at night",
        standfirst="For eleven weeks the last tram leaves at nine.",
        lead_image=pictures[0],
        bylines=tuple(people[:2]),
        topics=TOPICS,
        body=dense_body(pictures[1:], others, others),
    )


@contextmanager
def queries() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as captured:
        yield captured


def queries_of(client: Client, address: str) -> list[str]:
    """Return the queries of the page at `address` when the frame is known and the page is not kept."""
    # The frame, and what only this kind of page takes from it: names of places, authors, storylines.
    client.get(address)
    with queries() as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in captured]

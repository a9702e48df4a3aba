"""Many posts of the demo's density, quickly: rows in bulk, where an editor would publish one by one.

Each post has a picture, two bylines, three topics and a body with text, a pull quote and a picture.
"""

import json
import uuid
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.db import connection
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page

from core.images.renditions import SHAPES, specs_for
from core.models import CityImage
from news.models import ArticlePage, Author, Byline, PostPage, PostTopic, SectionPage, Topic

PICTURES, AUTHORS, TOPICS, BATCH = 4, 20, 30, 500
WORDS = (
    "The ferry left the quay at six with nobody aboard but the mate, who had come to count the ropes and "
    "stayed to count the gulls. By the time the harbour lights went out the tide had turned, and the first "
    "tram of the morning was already climbing towards the market with its windows full of steam."
)


def fill(number: int) -> None:
    """Add `number` published posts, spread over the sections and over the last years."""
    pictures = [_picture(index) for index in range(PICTURES)]
    people = [
        Author.objects.create(name=f"Author {index}", bio=f"<p>{WORDS}</p>", portrait=pictures[index % PICTURES])
        for index in range(AUTHORS)
    ]
    topics = [Topic.objects.create(name=f"Topic {index}", slug=f"topic-{index}") for index in range(TOPICS)]
    sections = list(SectionPage.objects.order_by("path"))
    shares = [range(index, number, len(sections)) for index in range(len(sections))]
    for section, share in zip(sections, shares, strict=True):
        for start in range(0, len(share), BATCH):
            _add(section, share[start : start + BATCH], pictures, people, topics)
        Page.objects.filter(pk=section.pk).update(numchild=section.numchild + len(share))


def _picture(index: int) -> CityImage:
    file = BytesIO()
    Image.new("RGB", (2000, 1333), (20 * index % 256, 90, 140)).save(file, "JPEG")
    file.seek(0)
    image = CityImage(title=f"Picture {index}", description="A harbour", credit="Hanna Kivi")
    image.file = ImageFile(file, name=f"picture-{index}.jpg")
    image.save()
    # As the worker leaves it: every file is there, so that pages measure showing, not making.
    image.get_renditions(*specs_for(image, *SHAPES))
    return image


def _body(picture: CityImage) -> str:
    text = [{"type": "rich_text", "value": f"<p>{WORDS}</p>" * 3} for _ in range(4)]
    quote = {"type": "pull_quote", "value": {"quote": WORDS[:90], "attribution": "Sumitra Lockyer", "role": ""}}
    image = {"image": picture.pk, "decorative": False, "alt_text": "A harbour"}
    figure = {"type": "image", "value": {"image": image, "caption": "At six", "size": "column"}}
    return json.dumps([*text[:2], quote, text[2], figure, text[3]])


def _add(section: SectionPage, share: range, pictures: list[Any], people: list[Any], topics: list[Any]) -> None:
    keyed = list(zip(share, _add_pages(section, share), strict=True))
    posts = [
        PostPage(
            page_ptr_id=page.pk,
            standfirst=WORDS[:140],
            lead_image=pictures[index % PICTURES],
            lead_image_alt="A harbour at dawn",
            body=_body(pictures[(index + 1) % PICTURES]),
            date_shown=page.first_published_at,
            section=section,
            word_count=600,
        )
        for index, page in keyed
    ]
    _insert(PostPage, posts)
    _insert(ArticlePage, [ArticlePage(postpage_ptr_id=page.pk) for _, page in keyed])
    Byline.objects.bulk_create(
        Byline(post_id=page.pk, author=people[(index + order) % AUTHORS], sort_order=order)
        for index, page in keyed
        for order in range(2)
    )
    PostTopic.objects.bulk_create(
        PostTopic(content_object_id=page.pk, tag=topics[(index + order) % TOPICS])
        for index, page in keyed
        for order in range(3)
    )


def _add_pages(section: SectionPage, share: range) -> list[Page]:
    """Add the rows of Wagtail's own table, at their places in the tree."""
    now, locale = timezone.now(), Locale.get_default()
    kind = ContentType.objects.get_for_model(ArticlePage)
    taken = section.get_children().count()
    pages = [
        Page(
            title=f"Harbour story number {index} and what came of it",
            draft_title=f"Harbour story number {index}",
            slug=f"harbour-story-{index}",
            path=Page._get_path(section.path, section.depth + 1, taken + order),
            depth=section.depth + 1,
            url_path=f"{section.url_path}harbour-story-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid.uuid4(),
            live=True,
            first_published_at=now - timedelta(hours=index),
            last_published_at=now - timedelta(hours=index),
        )
        for order, index in enumerate(share, start=1)
    ]
    return Page.objects.bulk_create(pages)


def _insert(model: Any, rows: list[Any]) -> None:
    # bulk_create() refuses models with a parent table; the parent's rows are there already.
    fields = model._meta.local_concrete_fields
    size = max(1, connection.ops.bulk_batch_size(fields, rows))
    for start in range(0, len(rows), size):
        model._base_manager._insert(rows[start : start + size], fields=fields, using=connection.alias)

"""Making what tests need, in one line each."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import wagtail_factories
from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.db import connection
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page

from core.models import CityImage
from news.models import ArticlePage, Author, Byline, PostPage, PostTopic, Topic


def picture(title: str = "The bridge", *, size: tuple[int, int] = (1200, 800), colour: str = "teal") -> CityImage:
    """Store a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    file.seek(0)
    image = CityImage(title=title, description=f"{title}, seen from the quay", credit="Hanna Kivi")
    image.file = ImageFile(file, name="picture.jpg")
    image.save()
    return image


def author(name: str = "Mara Quill", **fields: Any) -> Author:
    return Author.objects.create(name=name, **fields)


class ArticleFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage


def article(
    section: Any,
    *,
    title: str = "A bridge opens",
    live: bool = True,
    at: datetime | None = None,
    bylines: tuple[Author, ...] = (),
    topics: tuple[str, ...] = (),
    body: list[tuple[str, Any]] | None = None,
    edited: bool = False,
    **fields: Any,
) -> ArticlePage:
    """Make an article in `section`: live, scheduled by its `go_live_at`, or a draft."""
    post = ArticleFactory.build(title=title, slug=fields.pop("slug", ""), live=False, date_shown=at, **fields)
    if body is not None:
        post.body = body
    post.bylines = [Byline(author=person, sort_order=order) for order, person in enumerate(bylines)]
    post.topics.set(topics)
    put(section, post, live=live, edited=edited)
    return ArticlePage.objects.get(pk=post.pk)


def put(section: Any, post: Any, *, live: bool = True, edited: bool = False) -> None:
    """Store a new `post` in `section`. What is simply live is stored as such, at a fifth of what publishing costs.

    `edited`: through a revision, with all that publishing sets off, for tests that are about that.
    """
    if live and not edited and not post.go_live_at:
        post.live, post.has_unpublished_changes = True, False
        post.first_published_at = post.last_published_at = timezone.now()
        section.add_child(instance=post)
        return
    section.add_child(instance=post)
    revision = post.save_revision()
    if live:
        revision.publish()


def many_articles(
    section: Any,
    number: int,
    *,
    pictures: Sequence[CityImage] = (),
    people: Sequence[Author] = (),
    topics: Sequence[Topic] = (),
    body: str = "[]",
    newest: datetime | None = None,
    apart: timedelta = timedelta(hours=1),
) -> None:
    """Make `number` published articles as rows in bulk, each `apart` older than the one before.

    No revisions and no signals: what an editor does one by one would take minutes for a thousand.
    Each has a picture of `pictures` in turn, two of `people` as bylines and three of `topics`.
    """
    newest = newest or timezone.now()
    kind, locale = ContentType.objects.get_for_model(ArticlePage), Locale.get_default()
    taken, depth = section.get_children().count(), section.depth + 1
    pages = Page.objects.bulk_create(
        Page(
            title=f"Harbour story {index}",
            draft_title=f"Harbour story {index}",
            slug=f"harbour-story-{index}",
            path=Page._get_path(section.path, depth, index + 1),
            depth=depth,
            url_path=f"{section.url_path}harbour-story-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=newest - apart * (index - taken),
        )
        for index in range(taken, taken + number)
    )
    section.numchild = taken + number
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild)
    posts = [
        PostPage(
            page_ptr_id=page.pk,
            standfirst="What the harbour master said.",
            lead_image=pictures[index % len(pictures)] if pictures else None,
            body=body,
            date_shown=page.first_published_at,
            section=section,
            word_count=600,
        )
        for index, page in enumerate(pages)
    ]
    _insert(PostPage, posts)
    _insert(ArticlePage, [ArticlePage(postpage_ptr_id=page.pk) for page in pages])
    Byline.objects.bulk_create(
        Byline(post_id=page.pk, author=people[(index + order) % len(people)], sort_order=order)
        for index, page in enumerate(pages)
        for order in range(min(2, len(people)))
    )
    PostTopic.objects.bulk_create(
        PostTopic(content_object_id=page.pk, tag=topics[(index + order) % len(topics)])
        for index, page in enumerate(pages)
        for order in range(min(3, len(topics)))
    )


def _insert(model: Any, rows: list[Any]) -> None:
    # bulk_create() refuses models with a parent table; the parents' rows are there already.
    fields = model._meta.local_concrete_fields
    size = max(1, connection.ops.bulk_batch_size(fields, rows))
    for start in range(0, len(rows), size):
        model._base_manager._insert(rows[start : start + size], fields=fields, using=connection.alias)

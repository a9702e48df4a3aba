"""Making what tests need, in one line each."""

from datetime import datetime
from io import BytesIO
from typing import Any

import wagtail_factories
from django.core.files.images import ImageFile
from PIL import Image

from core.models import CityImage
from news.models import ArticlePage, Author, Byline


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
    **fields: Any,
) -> ArticlePage:
    """Make an article in `section`, published through a revision as an editor would unless `live` is False."""
    post = ArticleFactory.build(title=title, slug=fields.pop("slug", ""), live=False, date_shown=at, **fields)
    if body is not None:
        post.body = body
    section.add_child(instance=post)
    post.bylines = [Byline(author=person, sort_order=order) for order, person in enumerate(bylines)]
    post.topics.set(topics)
    revision = post.save_revision()
    if live:
        revision.publish()
    return ArticlePage.objects.get(pk=post.pk)

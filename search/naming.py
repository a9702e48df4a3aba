"""Names of authors, topics and places, kept beside the posts they stand on."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from news.models import Author, Place, Topic
from search.analysis import words
from search.models import Name

KINDS: dict[Any, Name.Kind] = {Author: Name.Kind.AUTHOR, Topic: Name.Kind.TOPIC, Place: Name.Kind.PLACE}


@transaction.atomic
def store(model: Any, objects: Sequence[Any]) -> None:
    """Keep the names of `objects` of `model`; posts of one who is called otherwise now are indexed again."""
    from search.tasks import index_posts_with

    kind = KINDS[model]
    keys = [item.pk for item in objects]
    before = dict(Name.objects.filter(kind=kind, object_id__in=keys).values_list("object_id", "label"))
    Name.objects.bulk_create(
        [
            Name(kind=kind, object_id=item.pk, label=item.name, slug=item.slug, folded=folded(item.name))
            for item in objects
        ],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["label", "slug", "folded"],
    )
    for item in objects:
        if before.get(item.pk, item.name) != item.name:
            mark = f"{kind}{item.pk}"
            transaction.on_commit(lambda mark=mark: index_posts_with.enqueue(mark), robust=True)  # type: ignore[misc]


def folded(name: str) -> str:
    """Return the words of `name`, folded, with a blank before each and none after the last."""
    return "".join(f" {word}" for word in words(name))[:600]


def forget(model: Any, key: int) -> None:
    Name.objects.filter(kind=KINDS[model], object_id=key).delete()


def forget_all() -> None:
    Name.objects.all().delete()

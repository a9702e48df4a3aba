"""Places and reviews for tests, in one line each."""

from typing import Any

from news.models import Place, PostPage, PostPlace


def place(name: str = "Quán Trâm", **fields: Any) -> Place:
    return Place.objects.create(name=name, **fields)


def quarter(name: str = "Millbank", **fields: Any) -> Place:
    return place(name, kind=Place.Kind.NEIGHBOURHOOD, **fields)


def put(post: PostPage, *places: Place) -> None:
    """Point `post` at `places` as a row, without publishing it again."""
    for where in places:
        PostPlace.objects.create(post_id=post.pk, place=where)

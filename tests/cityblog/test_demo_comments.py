"""The demo's comments: enough to moderate, each its own voice, loaded once."""

from itertools import combinations
from typing import Any

import pytest
import yaml
from django.conf import settings

from cityblog.demo.comments import load_comments
from community.guarding import Sign
from community.models import Comment
from tests.factories import article

PATH = settings.BASE_DIR / "demo" / "comments.yaml"
SAID = yaml.safe_load(PATH.read_text(encoding="utf-8"))
ALL = [row for rows in SAID.values() for first in rows for row in (first, *first.get("answers", ()))]


def test_there_are_enough_of_every_sort() -> None:
    states = [row.get("state", "shown") for row in ALL]

    assert len(ALL) >= 150
    assert states.count("waiting") >= 20
    assert {"spam", "hidden", "rejected"} <= set(states)
    assert sum(bool(row.get("reported")) for row in ALL) >= 2
    assert sum(bool(row.get("staff")) for row in ALL) >= 5


def test_the_posts_are_there_and_the_signs_exist() -> None:
    posts = [settings.BASE_DIR / "demo" / "posts" / f"{name}.md" for name in SAID]

    assert [path for path in posts if not path.exists()] == []
    assert {sign for row in ALL for sign in row.get("signs", ())} <= set(Sign.values)


def test_no_two_readers_say_the_same() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return {tuple(words[start : start + 5]) for start in range(len(words) - 4)}

    said = [runs(row["text"]) for row in ALL]

    assert [pair for pair in combinations(range(len(said)), 2) if said[pair[0]] & said[pair[1]]] == []


@pytest.mark.django_db
def test_they_are_loaded_once_under_the_posts_that_are_there(news: Any) -> None:
    article(news, title="Kestrel", slug="kestrel-house-lifts")

    load_comments(PATH)
    number = Comment.objects.count()
    load_comments(PATH)

    assert Comment.objects.count() == number > 5
    assert Comment.objects.filter(reports__gt=0).exists()
    assert Comment.objects.exclude(root=None).exists()

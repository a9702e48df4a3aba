"""A newspaper's archive in minutes: N published posts of about 700 words over ten years, in bulk, the same each time.

Four kinds in all sections, with authors, topics and places, some of them much more frequent than others. Pictures are
left out: search does not show them.
"""

import json
import random
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from benchmarks.language import language
from benchmarks.rows import Table, count_on, stored, write_all
from benchmarks.tree import Tree
from benchmarks.writing import write
from news.models import (
    ArticlePage,
    Author,
    Byline,
    JobPage,
    OpinionPage,
    Place,
    PostPage,
    PostPlace,
    PostTopic,
    RecipePage,
    Topic,
)

AUTHORS, TOPICS, PLACES = 120, 400, 150
YEARS, BATCH = 10, 2_000
#: The kind of a post, by the last figure of its number.
KINDS = (ArticlePage,) * 7 + (OpinionPage, JobPage, RecipePage)
EMPLOYER, OPEN = "Quay Works", timedelta(days=30)


def fill(number: int) -> None:
    """Add `number` published posts to a site without any."""
    press = Press(number)
    for index in range(number):
        press.add(index)
        if index % BATCH == BATCH - 1:
            write_all(press.tables)
    write_all(press.tables)
    press.tree.close()
    count_on([Page, Byline, PostTopic, PostPlace])


class Press:
    """What all posts of a run share, and the tables they go into."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.newest = timezone.now().replace(microsecond=0)
        self.language = language()
        self.tree = Tree()
        self.posts, self.kinds = Table(PostPage, live=True), {kind: Table(kind) for kind in KINDS}
        self.bylines, self.labels, self.spots = Table(Byline), Table(PostTopic), Table(PostPlace)
        self._hire()

    def _hire(self) -> None:
        chance = random.Random("people")
        names = [word.title() for word in self.language.by_frequency(2_000, 2_000 + TOPICS + PLACES)]
        # With a number, for some have the same name.
        people = [Author.objects.create(name=f"{self.language.name(chance)} {index}") for index in range(AUTHORS)]
        topics = [Topic.objects.create(name=name, slug=f"topic-{at}") for at, name in enumerate(names[:TOPICS])]
        places = [Place.objects.create(name=name, slug=f"place-{at}") for at, name in enumerate(names[TOPICS:])]
        self.authors, self.topics, self.places = ([row.pk for row in rows] for rows in (people, topics, places))

    @property
    def tables(self) -> list[Table]:
        """All tables, those that others point at first."""
        return [self.tree.table, self.posts, *self.kinds.values(), self.bylines, self.labels, self.spots]

    def add(self, index: int) -> None:
        """Note the rows of the post with this number, the newest being 0."""
        kind, story = KINDS[index % len(KINDS)], write(self.language, index)
        section = self.tree.sections[index % len(self.tree.sections)]
        shown = self.newest - timedelta(days=365 * YEARS) * index / self.number
        key = self.tree.add(section, kind, story.headline, "post", shown)
        [place] = _some(self.places, index, 1)
        facts, own, ends = self._of_kind(kind, shown)
        self.kinds[kind].add(postpage_ptr_id=key, **own)
        self.posts.add(
            page_ptr_id=key,
            standfirst=story.standfirst,
            body=story.body,
            date_shown=stored(shown),
            section_id=section.pk,
            word_count=story.words,
            card_facts=json.dumps({**facts, "places": [place]}),
            listed_until=ends,
        )
        self._add_labels(3 * index + 1, key, index)
        self.spots.add(id=index + 1, post_id=key, place_id=place, sort_order=0)

    def _of_kind(self, kind: Any, shown: datetime) -> tuple[dict[str, str], dict[str, str], Any]:
        """Return what cards show, what the kind's own table has, and when it leaves the lists."""
        if kind is not JobPage:
            return {}, {}, None
        closes = timezone.localdate(shown + OPEN).isoformat()
        return (
            {"employer": EMPLOYER, "closes": closes},
            {"employer": EMPLOYER, "closes_on": closes},
            stored(shown + OPEN),
        )

    def _add_labels(self, first: int, key: int, index: int) -> None:
        for order, person in enumerate(_some(self.authors, index, 2)):
            self.bylines.add(id=first + order, post_id=key, author_id=person, sort_order=order)
        for order, topic in enumerate(_some(self.topics, index, 3)):
            self.labels.add(id=first + order, content_object_id=key, tag_id=topic)


def _some(keys: list[int], index: int, number: int) -> list[int]:
    """Return at most `number` of `keys`, the first ones more often; the same for the same post."""
    chance = random.Random(index)
    return list(dict.fromkeys(keys[int(len(keys) * chance.random() ** 2)] for _ in range(number)))

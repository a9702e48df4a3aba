"""What readers may not see, search does not know: posts that were never public, and those that are no longer.

Each hidden post has a word of its own in headline, standfirst, text, author, topic and place; no answer may have it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from modelsearch.backends import get_search_backend
from time_machine import travel
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import PageViewRestriction

from core import frame, kept
from news.models import ArticlePage, Author, Byline, FoodSectionPage, NewsSectionPage, Place, PostPlace, Topic
from search.models import Document, Word
from search.tasks import index_posts
from tests.conftest import States
from tests.factories import article, author

PAGE, SUGGESTIONS, FEED = "/search/", "/search/suggestions/", "/search/feed/"
#: Stands in every post, hidden or not: asked for, it would bring them all.
SHARED = "canary"
PARTS = ("headline", "standfirst", "text", "author", "topic", "place")


@dataclass(frozen=True)
class Canary:
    """The words of one hidden post, by where they stand."""

    state: str

    def word(self, part: str) -> str:
        return f"{part[:4]}vox{self.state}"

    @property
    def words(self) -> list[str]:
        return [self.word(part) for part in PARTS]

    def fields(self) -> dict[str, Any]:
        """Return what `article` makes a post of, but for its place."""
        return {
            "title": f"Canary {self.word('headline')}",
            "standfirst": f"A {SHARED} in the {self.word('standfirst')}.",
            "body": [("rich_text", f"<p>The {SHARED} sang of {self.word('text')} to the tram.</p>")],
            "bylines": (author(self.word("author").title()),),
            "topics": (self.word("topic").title(),),
        }


def hide_in_place(post: ArticlePage, canary: Canary) -> None:
    """Give a post that is hidden already its words."""
    fields = canary.fields()
    post.title, post.standfirst, post.body = fields["title"], fields["standfirst"], fields["body"]
    post.bylines = [Byline(author=person) for person in fields["bylines"]]
    post.topics.set(fields["topics"])
    post.save()
    put_at_place(post, canary)


def put_at_place(post: ArticlePage, canary: Canary) -> None:
    PostPlace.objects.create(post=post, place=Place.objects.create(name=canary.word("place").title()))


def index(posts: list[ArticlePage]) -> None:
    """Do what the worker does after posts were saved, and with them authors, topics and places."""
    for model in (Author, Topic, Place):
        get_search_backend().add_bulk(model, model.objects.all())
    index_posts([post.pk for post in posts])


@pytest.fixture(autouse=True)
def _ask_freely(settings: Any) -> None:
    settings.SEARCHES_A_MINUTE = settings.SUGGESTIONS_A_MINUTE = 0


@pytest.fixture
def canaries(states: States, news: NewsSectionPage) -> list[Canary]:
    """The words of posts in every state that readers may not see, all handed to the index."""
    unlisted = article(news, title="Closed to search", no_index=True)
    hidden = dict(zip(("draft", "restricted", "scheduled", "expired", "overdue"), states.hidden, strict=True))
    for state, post in {**hidden, "unlisted": unlisted}.items():
        hide_in_place(post, Canary(state))
    index([states.live, *states.hidden, unlisted])
    return [Canary(state) for state in (*hidden, "unlisted")]


def answers_without_words(client: Client, most: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield each address and answer in which a hidden post could show without being asked for by a word of its own.

    With `most`, so many of the pages and of what is typed.
    """
    queries = (
        f"q={SHARED}",
        f"q={SHARED}&sort=newest",
        f"q=%22{SHARED}%22",
        f"q={SHARED}+tram",
        "q=zzzzzz",
        "q=-zzzzzz",
        "section=news",
        "kind=article",
        f"year={timezone.localdate().year}",
        "before=9000",
        "",
    )
    for query in queries[:most]:
        yield f"{PAGE}?{query}", client.get(f"{PAGE}?{query}").content.decode()
        yield f"{FEED}?{query}", client.get(f"{FEED}?{query}").content.decode()
    for typed in (SHARED, SHARED[:3], "tram", "te", "he", "st", "au", "to", "pl")[:most]:
        yield f"{SUGGESTIONS}?q={typed}", client.get(SUGGESTIONS, {"q": typed}).content.decode()


def answers_to(client: Client, word: str) -> Iterator[tuple[str, str]]:
    """Yield each address and answer in which `word` could show to one who half knows it; none says it itself."""
    misspelt, begun = f"{word[:5]}{word[6:]}", word[:6]
    for text in (misspelt, f"{SHARED} {misspelt}", f"{begun} author:{begun} topic:{begun}"):
        yield f"{PAGE}?q={text}", client.get(PAGE, {"q": text}).content.decode()
    for typed in (begun, f"{SHARED} {word[:5]}"):
        yield f"{SUGGESTIONS}?q={typed}", client.get(SUGGESTIONS, {"q": typed}).content.decode()


def leaks(client: Client, *canaries: Canary, parts: Sequence[str] = PARTS) -> list[tuple[str, str]]:
    """Return the addresses that give hidden posts away, each with the word; asked for by the words of `parts`."""
    words = [word for canary in canaries for word in canary.words]
    answers = answers_without_words(client, None if parts is PARTS else 3)
    found = [(address, word) for address, html in answers for word in words if word in html.lower()]
    return found + [leak for canary in canaries for leak in leaks_to_those_who_ask(client, canary, parts)]


def leaks_to_those_who_ask(client: Client, canary: Canary, parts: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for part in parts:
        word = canary.word(part)
        found += [(address, word) for address, html in answers_to(client, word) if word in html.lower()]
        found += [(f"{PAGE}?q={word}", what) for what in known_of(client, {"q": word})]
        found += [(f"{FEED}?q={word}", "entry") for _ in range(client.get(FEED, {"q": word}).content.count(b"<entry"))]
        found += [(f"{SUGGESTIONS}?q={word}", word) for _ in json.loads(client.get(SUGGESTIONS, {"q": word}).content)]
    for part in {"author", "topic", "place"} & set(parts):
        word = canary.word(part)
        html = client.get(PAGE, {part: word}).content.decode()
        # The address echoes what was asked; a name has a capital letter.
        found += [(f"{PAGE}?{part}={word}", what) for what in known_of(client, {part: word})]
        found += [(f"{PAGE}?{part}={word}", word.title())] if word.title() in html else []
    return found


def known_of(client: Client, query: dict[str, str]) -> list[str]:
    """Return what the answer has where one to a word that nobody ever wrote has nothing."""
    results = client.get(PAGE, query).context["results"]
    parts = ("hits", "total", "facets", "correction", "fewer", "picks")
    return [part for part in parts if getattr(results, part) and not (part == "fewer" and "q" not in query)]


def test_posts_that_were_never_to_be_found_show_in_no_answer(client: Client, canaries: list[Canary]) -> None:
    assert "Canary live" in client.get(PAGE, {"q": SHARED}).content.decode().replace("<mark>", "").replace(
        "</mark>", ""
    )

    assert leaks(client, *canaries) == []


def test_hidden_posts_do_not_count(client: Client, canaries: list[Canary]) -> None:
    results = client.get(PAGE, {"q": SHARED}).context["results"]

    assert (results.total, len(results.hits)) == (1, 1)
    assert [choice.count for facet in results.facets for choice in facet.choices if choice.count > 1] == []


@pytest.mark.parametrize("key", ["author", "topic"])
def test_a_name_on_hidden_posts_alone_is_one_that_nobody_has(client: Client, canaries: list[Canary], key: str) -> None:
    for canary in canaries:
        name = canary.word(key)

        results = client.get(PAGE, {"q": f"{key}:{name}"}).context["results"]

        assert results.unknown == [name], canary.state


def test_nothing_of_hidden_posts_is_in_the_index(canaries: list[Canary]) -> None:
    words = [word for canary in canaries for word in canary.words]

    assert Document.objects.count() == 1
    assert list(Word.objects.filter(word__in=words)) == []


# What hides a post that was found until now. Each returns the moment from which it is hidden.
Way = Callable[[ArticlePage, FoodSectionPage], Any]


def restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def unpublish(post: ArticlePage, food: FoodSectionPage) -> None:
    post.unpublish()


def unpublish_the_section(post: ArticlePage, food: FoodSectionPage) -> None:
    chief = get_user_model().objects.create_superuser("chief", "chief@example.org", "a-long-password")
    UnpublishPageAction(post.get_parent().specific, include_descendants=True, user=chief).execute()


def restrict_the_post(post: ArticlePage, food: FoodSectionPage) -> None:
    restrict(post)


def restrict_the_section(post: ArticlePage, food: FoodSectionPage) -> None:
    restrict(post.get_parent())


def restrict_the_front_page(post: ArticlePage, food: FoodSectionPage) -> None:
    restrict(post.get_parent().get_parent())


def restrict_to_a_password(post: ArticlePage, food: FoodSectionPage) -> None:
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.PASSWORD, password="x")


def move_to_a_restricted_section(post: ArticlePage, food: FoodSectionPage) -> None:
    restrict(food)
    post.move(food, pos="last-child")


def close_to_search_engines(post: ArticlePage, food: FoodSectionPage) -> None:
    post.no_index = True
    post.save_revision().publish()


def delete(post: ArticlePage, food: FoodSectionPage) -> None:
    post.delete()


def delete_the_section(post: ArticlePage, food: FoodSectionPage) -> None:
    post.get_parent().specific.delete()


def hide_by_the_database_alone(post: ArticlePage, food: FoodSectionPage) -> None:
    # As a restored backup or a script would, past all signals.
    ArticlePage.objects.filter(pk=post.pk).update(live=False)


WAYS: list[Way] = [
    unpublish,
    unpublish_the_section,
    restrict_the_post,
    restrict_the_section,
    restrict_the_front_page,
    restrict_to_a_password,
    move_to_a_restricted_section,
    close_to_search_engines,
    delete,
    delete_the_section,
    hide_by_the_database_alone,
]


@pytest.fixture
def found(client: Client, news: NewsSectionPage) -> tuple[ArticlePage, Canary]:
    """A post that is found by each of its words, and those."""
    canary = Canary("once")
    post = article(news, expire_at=timezone.now() + timedelta(days=2), **canary.fields())
    put_at_place(post, canary)
    index([post])
    for word in canary.words:
        assert client.get(PAGE, {"q": word}).context["results"].total == 1, word
    return post, canary


def forget_what_is_kept() -> None:
    """Do what happens after a commit, which tests never reach."""
    frame.forget_all()
    kept.forget()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_post_that_is_hidden_shows_in_no_answer_before_any_task_has_run(
    client: Client, food: FoodSectionPage, found: tuple[ArticlePage, Canary], way: Way
) -> None:
    post, canary = found

    way(post, food)
    forget_what_is_kept()

    # What is asked of each part does not depend on the way; all parts are asked of states that differ.
    assert leaks(client, canary, parts=["headline"]) == []


def test_a_post_leaves_all_answers_by_the_clock_alone(client: Client, found: tuple[ArticlePage, Canary]) -> None:
    _, canary = found

    with travel(timezone.now() + timedelta(days=2, seconds=1), tick=False):
        forget_what_is_kept()

        assert leaks(client, canary) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_of_a_hidden_post_stays_in_the_index(
    food: FoodSectionPage, found: tuple[ArticlePage, Canary], way: Way
) -> None:
    post, canary = found

    way(post, food)
    index_posts([post.pk])

    assert list(Document.objects.filter(post_id=post.pk)) == []
    assert list(Word.objects.filter(word__in=canary.words)) == []

"""Topics: typed quickly, without regard to capitals, each with a page."""

from typing import Any

import pytest
from django.test import Client
from wagtail.admin.forms.tags import TagField

from news.models import ArticlePage, NewsSectionPage, Topic
from tests.factories import article, many_articles
from tests.news.admin_forms import add_address, article_form


def names(post: ArticlePage) -> list[str]:
    return sorted(topic.name for topic in ArticlePage.objects.get(pk=post.pk).topic_list)


def test_a_topic_typed_for_the_first_time_is_made(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)

    client.post(add_address("articlepage", news), article_form(topics='Trams, "City council"'))

    assert names(ArticlePage.objects.get()) == ["City council", "Trams"]
    assert client.get("/topics/city-council/").status_code == 200


def test_capital_letters_make_no_new_topic(client: Client, editor: Any, news: NewsSectionPage) -> None:
    article(news, title="First", topics=("Trams",))
    client.force_login(editor)

    client.post(add_address("articlepage", news), article_form(topics="TRAMS, trams"))

    post = ArticlePage.objects.get(slug="a-bridge-opens")
    assert names(post) == ["Trams"]
    assert Topic.objects.count() == 1


def test_a_topic_may_have_spaces_and_commas_between_quotes(db: None) -> None:
    assert TagField(tag_model=Topic).clean('"Parks, gardens", Old Quay') == ["Old Quay", "Parks, gardens"]


def test_topics_that_sound_alike_have_addresses_of_their_own(db: None) -> None:
    first, second = Topic.objects.create(name="Café"), Topic.objects.create(name="Cafe")

    assert first.slug != second.slug


@pytest.mark.parametrize("name", ["Überlandbahn", "C++", "19:30", "Zürich & Umgebung", "Ελλάδα"])
def test_a_topic_in_any_script_has_a_page(client: Client, news: NewsSectionPage, name: str) -> None:
    article(news, topics=(name,))

    response = client.get(Topic.objects.get(name=name).url)

    assert response.status_code == 200
    assert "A bridge opens" in response.content.decode()


@pytest.mark.parametrize("name", ["???", "🚋", "—"])
def test_a_topic_without_letters_has_a_page(client: Client, news: NewsSectionPage, name: str) -> None:
    article(news, topics=(name,))

    response = client.get(Topic.objects.get(name=name).url)

    assert response.status_code == 200


def test_topics_without_letters_have_addresses_of_their_own(db: None) -> None:
    topics = [Topic.objects.create(name=name) for name in ("???", "!!!", "...")]

    assert len({topic.slug for topic in topics}) == 3


def test_a_topic_that_leaves_a_post_leaves_its_page(client: Client, news: NewsSectionPage) -> None:
    post = article(news, topics=("Trams", "Ferries"))

    post.topics.remove("Trams")
    post.save_revision().publish()

    assert "A bridge opens" not in client.get("/topics/trams/").content.decode()
    assert "A bridge opens" in client.get("/topics/ferries/").content.decode()


def test_the_page_of_a_topic_is_paged_and_says_how_many(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 25, topics=[Topic.objects.create(name="Trams")])

    first, second = client.get("/topics/trams/"), client.get("/topics/trams/?page=2")

    assert "25 stories" in first.content.decode()
    assert "?page=2" in first.content.decode()
    assert sum(len(day.posts) for day in first.context["days"]) == 20
    assert sum(len(day.posts) for day in second.context["days"]) == 5
    assert client.get("/topics/trams/?page=3").status_code == 404


@pytest.mark.parametrize("address", ["/topics/mayor-resigns/", "/topics/mayor-resigns/feed/"])
def test_a_topic_that_only_drafts_carry_is_not_given_away(client: Client, news: NewsSectionPage, address: str) -> None:
    article(news, live=False, topics=("Mayor resigns",))

    assert client.get(address).status_code == 404


def test_a_described_topic_without_posts_has_an_empty_page(client: Client, site: Any) -> None:
    Topic.objects.create(name="Trams", description="All that runs on rails.")

    response = client.get("/topics/trams/")

    assert response.status_code == 200
    assert response.context["total"] == 0


def test_the_index_lists_topics_under_their_letters_with_numbers(client: Client, news: NewsSectionPage) -> None:
    article(news, title="One", topics=("Trams", "Ferries"))
    article(news, title="Two", topics=("Trams", "taxes"))

    letters = client.get("/topics/").context["letters"]

    assert [group["letter"] for group in letters] == ["F", "T"]
    assert {topic.name: topic.posts_count for topic in letters[1]["topics"]} == {"Trams": 2, "taxes": 1}


@pytest.mark.parametrize("address", ["/topics/no-such-topic/", "/topics/no-such-topic/feed/", "/topics/a/b/"])
def test_a_topic_that_does_not_exist_is_missing(client: Client, site: Any, address: str) -> None:
    assert client.get(address).status_code == 404

"""Every public list shows what is live and public, and nothing else."""

import pytest
from django.test import Client

from news.models import Author, Byline, Topic
from tests.conftest import States

LISTS = ["/", "/news/", "/feed/", "/news/feed/", "/sitemap-posts.xml"]


@pytest.fixture
def labelled(states: States) -> States:
    """The posts of all states share an author and a topic."""
    author = Author.objects.create(name="Mara Quill")
    topic = Topic.objects.create(name="Trams")
    for post in [states.live, *states.hidden]:
        Byline.objects.create(post=post, author=author)
        topic.post_topics.create(content_object=post)
    return states


@pytest.mark.parametrize(
    "address",
    [*LISTS, "/authors/mara-quill/", "/authors/mara-quill/feed/", "/topics/trams/", "/topics/trams/feed/"],
)
def test_a_list_shows_only_the_live_and_public_post(client: Client, labelled: States, address: str) -> None:
    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == 200
    assert labelled.live.url in html
    assert [post.title for post in labelled.hidden if post.url in html or post.title in html] == []


def test_the_month_archive_shows_only_the_live_and_public_post(client: Client, labelled: States) -> None:
    day = labelled.live.date_shown

    html = client.get(f"/news/{day.year}/{day.month:02}/").content.decode()

    assert "Canary live" in html
    assert [post.title for post in labelled.hidden if post.title in html] == []


def test_related_posts_are_live_and_public(client: Client, labelled: States) -> None:
    from tests.factories import article

    other = article(labelled.live.get_parent().specific, title="Another")

    html = client.get(other.url).content.decode()

    assert "Canary live" in html
    assert [post.title for post in labelled.hidden if post.title in html] == []


def test_the_topic_index_counts_only_live_and_public_posts(client: Client, labelled: States) -> None:
    assert Topic.objects.in_use().get().posts_count == 1


def test_a_topic_of_drafts_alone_is_not_listed(client: Client, labelled: States) -> None:
    hidden = Topic.objects.create(name="Secret plans")
    hidden.post_topics.create(content_object=labelled.draft)

    assert "Secret plans" not in client.get("/topics/").content.decode()


@pytest.mark.parametrize(("state", "answer"), [("draft", 404), ("scheduled", 404), ("expired", 410), ("overdue", 410)])
def test_a_post_that_is_not_public_has_no_page(client: Client, states: States, state: str, answer: int) -> None:
    response = client.get(getattr(states, state).url)

    assert response.status_code == answer
    assert f"Canary {state}" not in response.content.decode()


def test_a_restricted_post_asks_for_a_login(client: Client, states: States) -> None:
    response = client.get(states.restricted.url)

    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_restricted_section_hides_all_its_posts(client: Client, states: States) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=states.live.get_parent(), restriction_type=PageViewRestriction.LOGIN)

    assert "Canary" not in client.get("/").content.decode()
    assert "Canary" not in client.get("/feed/").content.decode()

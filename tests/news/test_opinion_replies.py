"""A piece that answers a post links it, and the post links its replies: public ones, and no others."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.beside import MOST_REPLIES
from news.models import OpinionPage, OpinionSectionPage
from tests.conftest import States
from tests.factories import article, author
from tests.news.opinion_posts import piece, restricted


@pytest.fixture
def opinion(site: Any) -> OpinionSectionPage:
    return OpinionSectionPage.objects.get()


def titles(client: Client, post: Any) -> list[str]:
    return [reply.title for reply in client.get(post.url).context["replies"]]


def test_an_article_and_its_reply_link_to_each_other(client: Client, opinion: OpinionSectionPage, news: Any) -> None:
    answered = article(news, title="Lamps go off")
    reply = piece(opinion, title="Leave them on", genre="letter", guest_name="Una Bright", in_reply_to=answered)

    there, back = (client.get(post.url).content.decode() for post in (answered, reply))

    assert f'<a class="stretch" href="{reply.url}">Leave them on</a>' in there
    assert "Una Bright" in there
    assert f'<a href="{answered.url}">Lamps go off</a>' in back


def test_a_reply_can_be_answered_in_its_turn(client: Client, opinion: OpinionSectionPage) -> None:
    first = piece(opinion, title="Leave them on", by=(author(),))
    second = piece(opinion, title="Turn them off", in_reply_to=first)
    third = piece(opinion, title="Dim them", in_reply_to=second)

    assert titles(client, first) == ["Turn them off"]
    assert titles(client, second) == ["Dim them"]
    assert titles(client, third) == []
    assert client.get(second.url).context["answered"].title == "Leave them on"


def test_only_public_replies_show(client: Client, opinion: OpinionSectionPage, news: Any) -> None:
    answered = article(news)
    piece(opinion, title="Canary live", in_reply_to=answered)
    piece(opinion, title="Canary draft", in_reply_to=answered, live=False)
    restricted(piece(opinion, title="Canary restricted", in_reply_to=answered))
    piece(opinion, title="Canary scheduled", in_reply_to=answered, go_live_at=timezone.now() + timedelta(days=1))
    expired = piece(opinion, title="Canary expired", in_reply_to=answered)
    expired.unpublish(set_expired=True)
    overdue = piece(opinion, title="Canary overdue", in_reply_to=answered)
    OpinionPage.objects.filter(pk=overdue.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    unlisted = piece(opinion, title="Canary unlisted", in_reply_to=answered)
    OpinionPage.objects.filter(pk=unlisted.pk).update(listed_until=timezone.now() - timedelta(seconds=1))

    html = client.get(answered.url).content.decode()

    assert titles(client, answered) == ["Canary live"]
    assert html.count("Canary") == 1


def test_what_is_not_public_is_not_named_as_answered(
    client: Client, opinion: OpinionSectionPage, states: States
) -> None:
    replies = [piece(opinion, title=f"Reply {post.pk}", in_reply_to=post) for post in states.hidden]
    shown = piece(opinion, title="A reply", in_reply_to=states.live)

    pages = {reply.in_reply_to.title: client.get(reply.url).content.decode() for reply in replies}

    assert [title for title, html in pages.items() if title in html or "In reply to" in html] == []
    assert "Canary live" in client.get(shown.url).content.decode()


def test_a_reply_that_a_newer_draft_withdraws_stays_until_it_is_published(
    client: Client, opinion: OpinionSectionPage, news: Any
) -> None:
    answered = article(news)
    reply = piece(opinion, in_reply_to=answered)
    reply.in_reply_to = None
    reply.save_revision()
    assert titles(client, answered) == [reply.title]

    reply.get_latest_revision().publish()

    assert titles(client, answered) == []


def test_an_unpublished_reply_goes_at_once(client: Client, opinion: OpinionSectionPage, news: Any) -> None:
    answered = article(news)
    reply = piece(opinion, in_reply_to=answered)

    reply.unpublish()

    assert titles(client, answered) == []


def test_a_deleted_post_leaves_its_replies(client: Client, opinion: OpinionSectionPage, news: Any) -> None:
    answered = article(news)
    reply = piece(opinion, in_reply_to=answered)

    answered.delete()

    assert client.get(reply.url).status_code == 200
    assert client.get(reply.url).context["answered"] is None


def test_nothing_stands_twice_under_a_piece(client: Client, opinion: OpinionSectionPage) -> None:
    first = piece(opinion, title="Leave them on")
    second = piece(opinion, title="Turn them off", in_reply_to=first)

    assert client.get(first.url).context["related"] == []
    assert client.get(second.url).context["related"] == []


def test_a_post_with_very_many_replies_names_the_newest(client: Client, opinion: OpinionSectionPage, news: Any) -> None:
    answered = article(news)
    for index in range(MOST_REPLIES + 1):
        piece(opinion, title=f"Reply {index}", in_reply_to=answered)

    found = titles(client, answered)

    assert len(found) == MOST_REPLIES
    assert found[0] == f"Reply {MOST_REPLIES}"

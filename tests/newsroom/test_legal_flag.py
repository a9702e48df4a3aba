"""The “legal” flag: whoever set it does not take it off alone, in whichever way."""

from typing import Any

import pytest
from django.urls import reverse

from news.models import ArticlePage, NewsSectionPage
from tests.factories import article
from tests.newsroom.reviews import as_typed, at_task, decide, fresh, submitted
from tests.newsroom.world import person


@pytest.mark.parametrize("is_live", [False, True])
@pytest.mark.parametrize("in_a_draft_first", [False, True])
def test_taking_the_legal_flag_off_is_not_done_alone(
    news: NewsSectionPage, desk: Any, client: Any, is_live: bool, in_a_draft_first: bool
) -> None:
    post = article(news, live=is_live, edited=True, owner=desk, is_legal=True, title="As it was")
    address = reverse("wagtailadmin_pages:edit", args=[post.pk])
    client.force_login(desk)
    typed = {**as_typed(post, title="Not legal any more"), "is_legal": ""}
    if in_a_draft_first:
        client.post(address, typed)
        assert not fresh(post).get_latest_revision_as_object().is_legal

    response = client.post(address, {**typed, "action-publish": "1"})

    assert "It was flagged “legal”" in response.content.decode()
    assert not ArticlePage.objects.live().filter(is_legal=False).exists()


def test_a_flag_that_a_review_took_off_is_forgotten(
    news: NewsSectionPage, reporter: Any, desk: Any, client: Any
) -> None:
    post = submitted(news, reporter, is_legal=True)
    decide(desk, post, is_legal="")
    client.force_login(desk)

    client.post(
        reverse("wagtailadmin_pages:edit", args=[post.pk]),
        {**as_typed(post, title="A word changed"), "action-publish": "1"},
    )

    assert (fresh(post).live, fresh(post).title) == (True, "A word changed")


def test_a_flag_that_its_writer_took_off_is_looked_at_by_somebody_else(news: NewsSectionPage, desk: Any) -> None:
    post = article(news, live=False, owner=desk, is_legal=True, title="As it was")
    post.is_legal = False
    post.save_revision(user=desk)
    news.get_workflow().start(fresh(post), desk)

    decide(desk, post)
    assert (fresh(post).live, at_task(post)) == (False, "Second pair of eyes")

    decide(person("colleague", "News desk"), post)
    assert fresh(post).live


@pytest.mark.parametrize("is_live", [False, True])
def test_a_flag_that_was_set_and_taken_off_while_writing_is_remembered(
    news: NewsSectionPage, desk: Any, client: Any, is_live: bool
) -> None:
    post = article(news, live=is_live, edited=True, owner=desk, title="As it was")
    address = reverse("wagtailadmin_pages:edit", args=[post.pk])
    client.force_login(desk)
    typed = as_typed(post, title="Nothing to see")

    saved = autosave(client, address, {**typed, "is_legal": "on"})
    saved = autosave(client, address, {**typed, "is_legal": "on"}, over=saved)
    saved = autosave(client, address, typed, over=saved)
    saved = autosave(client, address, typed, over=saved)
    response = client.post(address, {**typed, "overwrite_revision_id": saved, "action-publish": "1"})

    assert "It was flagged “legal”" in response.content.decode()
    assert not ArticlePage.objects.live().filter(title="Nothing to see").exists()
    assert fresh(post).revisions.count() == 3


def test_a_flag_that_is_taken_off_does_not_save_over_somebody_else(
    news: NewsSectionPage, reporter: Any, desk: Any, client: Any
) -> None:
    post = article(news, live=False, owner=desk, is_legal=True)
    mine = post.save_revision(user=desk)
    post.title = "Mended meanwhile"
    post.save_revision(user=reporter)
    client.force_login(desk)

    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[post.pk]),
        {**as_typed(post), "is_legal": "", "overwrite_revision_id": mine.pk},
    )

    assert "Cannot overwrite a revision that is not the latest" in response.content.decode()
    assert fresh(post).get_latest_revision_as_object().title == "Mended meanwhile"


def autosave(client: Any, address: str, typed: dict[str, Any], over: int | None = None) -> int:
    """Save as the editor does while somebody types; return the key of the revision."""
    mark = {"overwrite_revision_id": over} if over else {}
    response = client.post(address, {**typed, **mark}, headers={"accept": "application/json"})
    assert response.json()["success"], response.json()
    return int(response.json()["revision_id"])

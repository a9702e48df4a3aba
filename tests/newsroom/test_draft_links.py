"""Somebody without an account reads a draft by a link, and says what they think of it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.outbox.sending import deliver_waiting
from news.models import ArticlePage, NewsSectionPage
from newsroom.models import DraftLink
from tests.factories import article
from tests.newsroom.world import person


@pytest.fixture
def draft(news: NewsSectionPage) -> ArticlePage:
    return article(news, title="The leak", live=False)


def link_to(draft: ArticlePage, by: Any, **fields: Any) -> str:
    values = {"days": 3, "name": "Ida Lund", "asks": True, "made_by": by, **fields}
    _link, token = DraftLink.make(draft.get_latest_revision(), **values)
    return reverse("draft_link", args=[token])


def decide(address: str, **said: str) -> Any:
    client = Client(enforce_csrf_checks=True)
    found = re.search(r'name="proof" value="([^"]+)"', client.get(address).content.decode())
    return client.post(address, {"proof": found[1] if found else "", "decision": "approved", "comment": "", **said})


def test_the_draft_is_shown_as_it_would_be_and_marked(draft: ArticlePage, desk: Any, client: Client) -> None:
    response = client.get(link_to(draft, desk))

    text = response.content.decode()
    assert response.status_code == 200
    assert "The leak" in text
    assert "Not published. For Ida Lund only" in text
    assert "data-share" not in text  # Who is asked not to pass it on is not offered to.
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies


def test_following_the_link_decides_nothing(draft: ArticlePage, desk: Any, client: Client) -> None:
    address = link_to(draft, desk)

    client.get(address, {"decision": "approved"})
    client.head(address)

    assert DraftLink.objects.get().decision == ""


def test_a_decision_is_kept_logged_and_mailed(draft: ArticlePage, desk: Any, client: Client) -> None:
    address = link_to(draft, desk)

    decide(address, decision="changes", comment="Name the source.\r\nTwice.")

    link = DraftLink.objects.get()
    assert (link.decision, link.comment) == ("changes", "Name the source.\r\nTwice.")
    assert "Thank you" in client.get(address).content.decode()
    deliver_waiting()
    assert mail.outbox[0].to == [desk.email]
    assert "Name the source." in mail.outbox[0].body
    assert PageLogEntry.objects.get(action="newsroom.outside_review").revision_id == draft.latest_revision_id
    client.force_login(desk)
    history = client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()
    assert "Ida Lund, by a link: Asks for changes" in history


def test_the_first_decision_stands(draft: ArticlePage, desk: Any) -> None:
    address = link_to(draft, desk)
    proof = re.search(r'name="proof" value="([^"]+)"', Client().get(address).content.decode())
    assert proof
    decide(address, decision="approved")

    Client().post(address, {"proof": proof[1], "decision": "changes"})

    assert DraftLink.objects.get().decision == "approved"


def test_a_form_made_elsewhere_decides_nothing(draft: ArticlePage, desk: Any, client: Client) -> None:
    address = link_to(draft, desk)

    assert client.post(address, {"decision": "approved"}).status_code == 403
    assert client.post(address, {"decision": "approved", "proof": "1:forged"}).status_code == 403
    assert DraftLink.objects.get().decision == ""


def test_a_newer_version_voids_a_review_but_not_a_draft_that_is_shared(
    draft: ArticlePage, desk: Any, client: Client
) -> None:
    review, shared = link_to(draft, desk), link_to(draft, desk, asks=False)
    draft.title = "The leak, again"
    draft.save_revision()

    over, read = client.get(review), client.get(shared)

    assert (over.status_code, "There is a newer version" in over.content.decode()) == (410, True)
    assert "The leak" not in over.content.decode()
    assert (read.status_code, "again" in read.content.decode()) == (200, False)


def test_an_autosave_over_the_version_voids_a_review(draft: ArticlePage, desk: Any, client: Client) -> None:
    review = link_to(draft, desk)
    draft.title = "Written over"
    draft.save_revision(overwrite_revision=draft.get_latest_revision())

    assert client.get(review).status_code == 410


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ({"expires_at": timezone.now() - timedelta(days=9)}, "has expired"),
        ({"revoked_at": timezone.now()}, "was taken back"),
    ],
)
def test_a_link_that_is_over_shows_nothing_and_takes_no_decision(
    draft: ArticlePage, desk: Any, client: Client, gone: dict[str, Any], told: str
) -> None:
    address = link_to(draft, desk)
    DraftLink.objects.update(**gone)

    for response in (client.get(address), client.post(address, {"decision": "approved"})):
        assert (response.status_code, told in response.content.decode()) == (410, True)
        assert response.headers["Cache-Control"] == "private, no-store"
    assert DraftLink.objects.get().decision == ""


@pytest.mark.parametrize("token", ["wrong", "%00", "a" * 2000])
def test_a_token_that_was_never_given_leads_nowhere(site: Any, client: Client, token: str) -> None:
    assert client.get(f"/review/{token}/").status_code == 404


def test_who_only_reads_cannot_decide(draft: ArticlePage, desk: Any, client: Client) -> None:
    address = link_to(draft, desk, asks=False)

    assert "<textarea" not in client.get(address).content.decode()
    assert decide(address).status_code == 403


def test_an_editor_makes_a_link_sees_it_once_and_takes_it_back(draft: ArticlePage, desk: Any, client: Client) -> None:
    client.force_login(desk)
    page = reverse("draft_links", args=[draft.pk])

    typed = {"asks": "review", "name": "Ida Lund", "mail": "ida@example.org", "days": 2}
    made = client.post(page, typed, follow=True).content.decode()
    found = re.search(r'href="http://localhost(/review/[^"]+)"', made)
    assert found
    token = found[1].split("/")[2]
    assert token not in client.get(page).content.decode()
    assert token not in str(DraftLink.objects.values())
    deliver_waiting()
    assert mail.outbox[0].to == ["ida@example.org"]
    assert Client().get(found[1]).status_code == 200

    client.post(page, {"revoke": DraftLink.objects.get().pk})
    assert Client().get(found[1]).status_code == 410


def test_to_reload_the_page_makes_no_second_link(draft: ArticlePage, desk: Any, client: Client) -> None:
    client.force_login(desk)
    page = reverse("draft_links", args=[draft.pk])

    response = client.post(page, {"asks": "read", "name": "Ida Lund", "days": 2})

    assert (response.status_code, response["Location"]) == (302, page)
    client.get(page)
    client.get(page)
    assert DraftLink.objects.count() == 1


def test_a_link_waits_to_be_shown_in_letters_that_the_database_cannot_read(
    draft: ArticlePage, desk: Any, client: Client
) -> None:
    client.force_login(desk)
    page = reverse("draft_links", args=[draft.pk])

    client.post(page, {"asks": "read", "name": "Ida Lund", "days": 2})

    assert "/review/" not in str(dict(client.session))
    assert "/review/" in client.get(page).content.decode()
    assert not [key for key in dict(client.session) if key.startswith("draft link")]


def test_only_who_may_edit_the_post_makes_links(draft: ArticlePage, client: Client) -> None:
    client.force_login(person("other", "Food desk"))

    client.post(reverse("draft_links", args=[draft.pk]), {"asks": "read", "name": "Ida", "days": 2})

    assert not DraftLink.objects.exists()


def test_the_page_of_links_asks_the_database_the_same_for_many(
    draft: ArticlePage, desk: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(desk)
    for _number in range(30):
        link_to(draft, desk)
    # What every page of the paper needs is read once in a process.
    client.get("/admin/")

    with django_assert_max_num_queries(20):
        client.get(reverse("draft_links", args=[draft.pk]))

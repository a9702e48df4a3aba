"""Readers see corrections by their gravity: on the post, in their list and feed, on cards; machines read them too."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.models import ArticlePage, Correction, JobsSectionPage, NewsSectionPage, OpinionSectionPage, PostPage
from tests.conftest import States
from tests.factories import article
from tests.news.corrections import changed_article, corrected
from tests.news.dense_posts import fill, queries_of
from tests.news.job_posts import job
from tests.news.live_posts import coverage, entries
from tests.news.opinion_posts import piece

WORDS = "We had the year wrong."


def html_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("retraction", "<article", "<h1"),
        ("correction", "</h1>", 'class="story__body"'),
        ("clarification", 'class="story__foot"', "</article>"),
        ("update", 'class="story__foot"', "</article>"),
    ],
)
def test_the_graver_an_entry_the_higher_it_stands(
    client: Client, news: NewsSectionPage, kind: str, before: str, after: str
) -> None:
    post = changed_article(news)
    corrected(post, kind=kind)

    html = html_of(client, post.url)

    story = html[html.index('<article class="story"') :]
    assert story.count(WORDS) == 1
    assert story.index(before) < story.index(WORDS) < story.index(after)


def test_an_entry_that_is_superseded_leaves_the_post_and_stays_in_the_list(
    client: Client, news: NewsSectionPage
) -> None:
    post = changed_article(news)
    corrected(post, "It was 1908.", supersedes=corrected(post))

    html, listed = html_of(client, post.url), html_of(client, "/corrections/")

    assert "It was 1908." in html
    assert "This replaces our note" in html
    assert WORDS not in html
    assert listed.index("It was 1908.") < listed.index(WORDS)
    assert "Replaced by another note" in listed


@pytest.mark.parametrize("address", ["/", "/news/", "/search/?q=bridge"])
def test_a_retracted_post_says_so_on_every_card(client: Client, news: NewsSectionPage, address: str) -> None:
    post = changed_article(news)
    before = html_of(client, address)
    corrected(post, kind="retraction")

    assert "Retracted" not in before
    assert "Retracted" in html_of(client, address)


def test_rows_letters_live_bands_and_boxes_say_so_too(client: Client, news: NewsSectionPage) -> None:
    vacancy = job(JobsSectionPage.objects.get())
    letter = piece(OpinionSectionPage.objects.get(), genre="letter", title="A letter", guest_name="R. Amin")
    running = coverage(news, entries(1), title="The vote")
    named = changed_article(news, title="The source")
    article(news, title="On it", body=[("related", {"title": "", "posts": [named]})])
    addresses = ("/jobs/", "/opinion/", "/", "/news/on-it/")
    before = [html_of(client, address).count("Retracted") for address in addresses]
    for post in (vacancy, letter, running, named):
        corrected(post, kind="retraction")

    after = [html_of(client, address).count("Retracted") for address in addresses]

    assert before == [0, 0, 0, 0]
    assert all(after)


def test_a_retraction_that_is_superseded_by_a_correction_leaves_the_cards(
    client: Client, news: NewsSectionPage
) -> None:
    post = changed_article(news)
    corrected(post, "All of it stands but the year.", supersedes=corrected(post, kind="retraction"))

    assert "Retracted" not in html_of(client, "/news/")


def test_feeds_tell_it_too(client: Client, news: NewsSectionPage) -> None:
    corrected(changed_article(news), kind="retraction")

    feed = html_of(client, "/feed/")

    assert "Retracted: A bridge opens" in feed
    assert WORDS in feed


def test_machines_are_told(client: Client, news: NewsSectionPage, structured: Any) -> None:
    post = changed_article(news)
    entry = corrected(post)
    corrected(post, "The mayor has answered.", kind="update")

    data = structured(client, post.url)

    assert data["correction"] == [
        {"@type": "CorrectionComment", "text": WORDS, "datePublished": entry.when.isoformat()}
    ]
    assert data["publisher"]["correctionsPolicy"].endswith("/corrections/")


def test_what_is_no_creative_work_has_none(client: Client, site: Any, structured: Any) -> None:
    post = job(JobsSectionPage.objects.get())
    corrected(post)

    assert WORDS in html_of(client, post.url)
    assert "correction" not in structured(client, post.url)


def test_an_entry_is_an_update_and_stays_one_when_the_post_is_published_again(news: NewsSectionPage) -> None:
    post = article(news)
    stale = ArticlePage.objects.get(pk=post.pk)
    entry = corrected(post)

    stale.save_revision().publish()

    again = PostPage.objects.get(pk=post.pk)
    assert again.updated_at == entry.when
    assert [note.text for note in again.notes_under_headline] == [WORDS]


def test_a_copy_has_no_corrections(client: Client, news: NewsSectionPage) -> None:
    post = changed_article(news)
    corrected(post)

    copy = post.copy(update_attrs={"slug": "copy", "title": "Copy"})

    assert WORDS not in html_of(client, copy.url)
    assert copy.updated_at is None


@pytest.mark.parametrize("address", ["/corrections/", "/corrections/feed/"])
def test_the_list_shows_entries_on_public_posts_only(client: Client, states: States, address: str) -> None:
    for post in [states.live, *states.hidden]:
        corrected(post, f"About {post.title}.")

    html = html_of(client, address)

    assert "About Canary live." in html
    assert [post.title for post in states.hidden if post.title in html] == []


def test_the_list_has_pages(client: Client, news: NewsSectionPage) -> None:
    post = changed_article(news)
    now = timezone.now()
    for number in range(31):
        corrected(post, f"Entry {number:02}.", when=now - timedelta(minutes=number))

    first, second = html_of(client, "/corrections/"), html_of(client, "/corrections/?page=2")

    assert first.index("Entry 00.") < first.index("Entry 29.")
    assert "Entry 30." not in first
    assert "Entry 30." in second
    assert client.get("/corrections/?page=3").status_code == 404


def test_the_list_without_entries_says_so(client: Client, site: Any) -> None:
    assert "No corrections yet." in html_of(client, "/corrections/")


def test_markup_in_an_entry_is_shown_and_not_obeyed(client: Client, news: NewsSectionPage) -> None:
    post = changed_article(news)
    corrected(post, "<script>alert(1)</script>")

    for address in (post.url, "/corrections/", "/feed/", "/corrections/feed/"):
        assert "<script>alert(1)" not in html_of(client, address)


def test_corrections_cost_a_page_no_query(client: Client, site: Any) -> None:
    post = fill(10)
    before = {address: len(queries_of(client, address)) for address in (post.url, "/", "/news/")}
    for kind in Correction.Kind.values:
        corrected(post, f"A {kind}.", kind=kind)

    after = {address: len(queries_of(client, address)) for address in before}

    assert after == before
    assert after[post.url] <= 10
    assert len(queries_of(client, "/corrections/")) <= 10

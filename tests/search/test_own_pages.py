"""The site's own pages stand over the posts that were found."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage
from search.own_pages import own_pages
from search.questions import Question
from search.searching import search
from search.vocabulary import Vocabulary
from tests.search.indexed import indexed_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks_run")]


@pytest.fixture
def write_for_us(site: HomePage) -> StandardPage:
    page = StandardPage.objects.get(slug="write-for-us")
    publish(page, "Send us a letter. The letter has 250 words. The ferry brings them.")
    return page


def publish(page: StandardPage, text: str) -> None:
    page.body = [("rich_text", RichText(f"<p>{text}</p>"))]
    page.save_revision().publish()


def named(text: str, **query: str) -> list[tuple[Any, ...]]:
    return [(one.label, one.url, str(one.kind)) for one in search(Question.from_query({"q": text, **query})).named]


FOUND = [("Write for us", "/write-for-us/", "Page")]


def test_a_question_leads_to_the_page_that_answers_it(news: Any, write_for_us: StandardPage) -> None:
    indexed_article(news, title="How the ferry came to do this", body=[("rich_text", "<p>How do I get in?</p>")])

    assert named("how do I send a letter") == FOUND
    assert named("write for us") == FOUND


def test_what_a_page_says_in_passing_it_is_not_about(news: Any, write_for_us: StandardPage) -> None:
    indexed_article(news, title="The ferry", body=[("rich_text", "<p>The tide and the quay.</p>")])
    indexed_article(news, title="The market")

    assert named("ferry") == named("the ferry") == []
    assert named("letter of the harbourmaster to the queen") == []


def test_the_page_that_is_called_so_comes_first_and_alone(write_for_us: StandardPage) -> None:
    about = StandardPage.objects.get(slug="about")
    publish(about, "Do write for us. We write, you write: write for us.")

    assert named("write for us") == FOUND


def test_it_is_shown_where_no_post_was_found(client: Client, write_for_us: StandardPage) -> None:
    html = client.get("/search/", {"q": "letter"}).content.decode()

    assert 'href="/write-for-us/"' in html.partition("<main")[2].partition("</main>")[0]


def test_chosen_filters_and_further_pages_are_about_posts(write_for_us: StandardPage) -> None:
    assert named("letter") == FOUND
    assert named("letter", kind="article") == []
    assert named("letter", page="2") == []


def test_published_anew_it_is_found_by_its_new_words_alone(write_for_us: StandardPage) -> None:
    assert named("letter") == FOUND

    publish(write_for_us, "Postcards, please. We like a postcard.")

    assert named("letter") == []
    assert named("postcard") == FOUND


def test_a_draft_changes_nothing(write_for_us: StandardPage) -> None:
    assert named("letter") == FOUND
    write_for_us.title = "Telegrams"
    write_for_us.body = [("rich_text", RichText("<p>Telegrams and telegrams.</p>"))]
    write_for_us.save_revision()

    assert named("telegrams") == []
    assert named("letter") == FOUND


@pytest.mark.parametrize("hidden", ["draft", "restricted", "scheduled", "expired", "closed to search"])
def test_pages_that_readers_may_not_see_are_not_shown(write_for_us: StandardPage, hidden: str) -> None:
    assert named("letter") == FOUND

    match hidden:
        case "draft":
            write_for_us.unpublish()
        case "restricted":
            PageViewRestriction.objects.create(page=write_for_us, restriction_type=PageViewRestriction.LOGIN)
        case "scheduled":
            write_for_us.unpublish()
            write_for_us.go_live_at = timezone.now() + timedelta(hours=1)
            write_for_us.save_revision().publish()
        case "expired":
            StandardPage.objects.filter(pk=write_for_us.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
        case "closed to search":
            StandardPage.objects.filter(pk=write_for_us.pk).update(no_index=True)

    assert named("letter") == []


def test_many_pages_cost_one_query(write_for_us: StandardPage, django_assert_num_queries: Any) -> None:
    question = Question.from_query({"q": "letter"})
    home = HomePage.objects.get()
    for number in range(8):
        home.add_child(instance=StandardPage(title=f"Page {number}", slug=f"page-{number}")).save_revision().publish()
    for page in StandardPage.objects.filter(last_published_at=None):
        page.save_revision().publish()
    own_pages(question, Vocabulary(0))

    with django_assert_num_queries(2):  # The restrictions, which a search asks for within its other query.
        assert [one.label for one in own_pages(question, Vocabulary(0))] == ["Write for us"]


def test_two_pages_of_one_title_are_shown_both(write_for_us: StandardPage) -> None:
    below = write_for_us.add_child(instance=StandardPage(title="Write for us", slug="again"))
    publish(below, "A letter is a letter.")

    assert [address for _title, address, _kind in named("letter")] == ["/write-for-us/", "/write-for-us/again/"]


def test_a_page_that_was_never_published_by_hand_is_not_read_for_each_search(
    site: HomePage, django_assert_num_queries: Any
) -> None:
    page = site.add_child(instance=StandardPage(title="House rules", slug="house-rules"))
    assert page.last_published_at is None
    question = Question.from_query({"q": "rules"})
    own_pages(question, Vocabulary(0))

    with django_assert_num_queries(2):
        assert [one.label for one in own_pages(question, Vocabulary(0))] == ["House rules"]

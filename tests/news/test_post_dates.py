"""The date a post shows is that of its first publication, unless an editor says otherwise."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.test import Client

from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from newsroom.publishing import publish_due
from tests.factories import article

MORNING = datetime(2026, 3, 5, 7, 40, tzinfo=UTC)
EVENING = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
EDITORS_CHOICE = datetime(2025, 12, 24, 12, 0, tzinfo=UTC)


def stored(post: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=post.pk)


def published_in_the_morning(section: NewsSectionPage, **fields: object) -> ArticlePage:
    with time_machine.travel(MORNING, tick=False):
        return article(section, edited=True, **fields)


def test_a_post_shows_the_moment_of_its_first_publication(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)

    assert post.date_shown == MORNING


def test_a_draft_shows_no_date(news: NewsSectionPage) -> None:
    assert published_in_the_morning(news, live=False).date_shown is None


def test_a_draft_of_yesterday_shows_the_day_it_is_published(news: NewsSectionPage) -> None:
    draft = published_in_the_morning(news, live=False)

    with time_machine.travel(EVENING, tick=False):
        draft.latest_revision.publish()

    assert stored(draft).date_shown == EVENING


def test_later_publications_leave_the_date_as_it_is(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)

    with time_machine.travel(EVENING, tick=False):
        post.title = "The bridge opens again"
        post.save_revision().publish()

    assert stored(post).date_shown == MORNING


def test_publishing_the_first_revision_again_leaves_the_date_as_it_is(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)

    with time_machine.travel(EVENING, tick=False):
        post.revisions.earliest("created_at").publish()

    assert stored(post).date_shown == MORNING


def test_withdrawing_and_publishing_again_leaves_the_date_as_it_is(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)
    post.unpublish()

    with time_machine.travel(EVENING, tick=False):
        stored(post).save_revision().publish()

    assert stored(post).date_shown == MORNING


def test_a_date_that_an_editor_sets_is_the_date_shown(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news, at=EDITORS_CHOICE)

    assert post.date_shown == EDITORS_CHOICE


def test_a_date_that_an_editor_sets_later_is_the_date_shown(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)

    post.date_shown = EDITORS_CHOICE
    post.save_revision().publish()

    assert stored(post).date_shown == EDITORS_CHOICE


def test_a_date_that_an_editor_takes_away_gives_the_first_publication_again(news: NewsSectionPage) -> None:
    post = published_in_the_morning(news, at=EDITORS_CHOICE)

    post.date_shown = None
    post.save_revision().publish()

    assert stored(post).date_shown == MORNING


def test_a_copy_of_an_old_post_is_new_when_it_is_published(news: NewsSectionPage, food: FoodSectionPage) -> None:
    post = published_in_the_morning(news)

    copy = post.copy(to=food, keep_live=False, update_attrs={"title": "Next year's bridge"})
    with time_machine.travel(EVENING, tick=False):
        stored(copy).latest_revision.publish()

    assert stored(copy).date_shown == EVENING
    assert stored(copy).updated_at is None


def test_a_scheduled_post_has_no_page_before_its_time(client: Client, news: NewsSectionPage) -> None:
    post = published_in_the_morning(news, go_live_at=EVENING)

    with time_machine.travel(EVENING - timedelta(seconds=1), tick=False):
        publish_due()

        assert client.get(post.url).status_code == 404


def test_a_scheduled_post_shows_the_moment_it_went_live(client: Client, news: NewsSectionPage) -> None:
    post = published_in_the_morning(news, go_live_at=EVENING)

    with time_machine.travel(EVENING, tick=False):
        publish_due()

        assert client.get(post.url).status_code == 200
    assert stored(post).date_shown == EVENING
    assert stored(post).updated_at is None


def test_a_change_scheduled_for_a_live_post_waits_for_its_time(client: Client, news: NewsSectionPage) -> None:
    post = published_in_the_morning(news)
    with time_machine.travel(MORNING, tick=False):
        post.title, post.go_live_at = "The bridge closes", EVENING
        post.save_revision().publish()

    assert stored(post).title == "A bridge opens"

    with time_machine.travel(EVENING, tick=False):
        publish_due()
    assert stored(post).title == "The bridge closes"
    assert stored(post).date_shown == MORNING
    assert stored(post).updated_at == EVENING

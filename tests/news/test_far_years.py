"""A year typed wrong breaks no page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from news.models import NewsSectionPage, PostPage
from tests.factories import article


@pytest.mark.parametrize("year", [19, 1799, 2091, 9999])
def test_a_date_that_no_paper_has_is_refused_at_the_field(news: NewsSectionPage, year: int) -> None:
    post = article(news, live=False)
    post.date_shown = datetime(year, 12, 31, 12, tzinfo=UTC)

    with pytest.raises(ValidationError) as refused:
        post.full_clean()

    assert list(refused.value.message_dict) == ["date_shown"]


def test_the_moment_of_a_scheduled_publication_is_no_mistake(news: NewsSectionPage) -> None:
    post = article(news, live=False)
    post.go_live_at = post.date_shown = timezone.now() + timedelta(days=40)

    post.full_clean()


@pytest.mark.parametrize("address", ["/news/9999/", "/news/9999/12/"])
def test_the_last_year_of_all_has_no_archive(client: Client, news: NewsSectionPage, address: str) -> None:
    post = article(news)
    # Past the form, as an import or an old database could bring it.
    PostPage.objects.filter(pk=post.pk).update(date_shown=datetime(9999, 12, 31, 12, tzinfo=UTC))

    assert client.get(address).status_code == 404
    assert client.get("/news/").status_code == 200

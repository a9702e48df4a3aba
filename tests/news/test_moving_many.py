"""Moving a section costs no query for each of its posts."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from news.models import FoodSectionPage, NewsSectionPage
from tests.factories import many_articles


def test_moving_a_section_costs_the_same_with_many_posts(
    site: HomePage, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    def cost(position: str) -> int:
        moving, target = NewsSectionPage.objects.get(), FoodSectionPage.objects.get()
        with CaptureQueriesContext(connection) as queries:
            moving.move(target, pos=position)
        return sum("news_" in query["sql"] for query in queries)

    many_articles(news, 2)
    few = cost("right")
    many_articles(NewsSectionPage.objects.get(), 20)
    many = cost("left")

    assert many <= few

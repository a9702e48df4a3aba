"""From a search an editor goes on to promote a page or to start a story."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import GroupPagePermission

from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from search.models import SearchTally
from tests.factories import article


def _asked(text: str, times: int, *, nothing: int = 0, days_ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchTally.objects.create(text=text, day=day, searches=times, empty=nothing)


def _found_nothing(client: Client) -> str:
    return client.get(reverse("search_report", args=["nothing", 7])).content.decode()


def _writer(django_user_model: Any, section: Any, *permissions: str) -> Any:
    """Return someone who may write in `section` and nowhere else."""
    desk = Group.objects.create(name="The desk")
    desk.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    may_add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=desk, page=section, permission=may_add)
    user = django_user_model.objects.create_user("writer", password="a-long-password")
    user.groups.add(desk)
    return user


def test_a_page_is_promoted_with_the_words_filled_in(admin_client: Client, news: NewsSectionPage) -> None:
    _asked("ice rink", 1, nothing=1)
    address = f"{reverse('search_promote')}?words=ice+rink"

    assert address in _found_nothing(admin_client)
    html = admin_client.get(address).content.decode()

    assert 'value="ice rink"' in html
    assert f'action="{reverse("wagtailsearchpromotions:add")}"' in html


def test_words_that_are_promoted_already_lead_to_their_promotion(admin_client: Client, news: NewsSectionPage) -> None:
    _asked("ice rink", 1, nothing=1)
    promotion = SearchPromotion.objects.create(query=Query.get("ice rink"), page=news)

    html = _found_nothing(admin_client)
    response = admin_client.get(reverse("search_promote"), {"words": "Ice rink"})

    assert "Change the promotion" in html
    assert response["Location"] == reverse("wagtailsearchpromotions:edit", args=[promotion.query_id])


def test_a_story_begins_with_the_words_as_its_headline(admin_client: Client, news: NewsSectionPage) -> None:
    _asked("ice rink", 1, nothing=1)
    address = f"{reverse('wagtailadmin_pages:add', args=['news', 'articlepage', news.pk])}?headline=Ice+rink"

    assert address in _found_nothing(admin_client)
    html = admin_client.get(address).content.decode()

    assert 'value="Ice rink"' in html
    assert 'value="ice-rink"' in html
    assert not ArticlePage.objects.exists()


def test_a_second_story_of_the_same_words_has_an_address_of_its_own(
    admin_client: Client, news: NewsSectionPage
) -> None:
    article(news, title="Ice rink", slug="ice-rink")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])

    response: Any = admin_client.get(address, {"headline": "Ice rink"})

    assert response.context["form"]["slug"].value() == "ice-rink-1"


def test_an_article_begins_empty_without_a_headline(admin_client: Client, news: NewsSectionPage) -> None:
    response: Any = admin_client.get(reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk]))

    assert response.context["form"].instance.title == ""
    assert response.context["form"].instance.slug == ""


@pytest.mark.parametrize("headline", ["x" * 20_000, "a\x00b\u202ec", "  \n ", "<b>"])
def test_a_headline_from_an_address_is_made_harmless(
    admin_client: Client, news: NewsSectionPage, headline: str
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])

    response: Any = admin_client.get(address, {"headline": headline})

    title = response.context["form"].instance.title
    assert response.status_code == 200
    assert len(title) <= 255
    assert not set(title) & set("\x00\u202e\n")


def test_a_writer_starts_stories_in_the_own_section_only(
    client: Client, food: FoodSectionPage, news: NewsSectionPage, django_user_model: Any
) -> None:
    client.force_login(_writer(django_user_model, food))
    _asked("saffron buns", 1, nothing=1)

    html = _found_nothing(client)

    assert f"/articlepage/{food.pk}/?headline=Saffron+buns" in html
    assert f"/articlepage/{news.pk}/" not in html
    assert "Promote a page" not in html


def test_who_may_promote_sees_the_button(client: Client, food: FoodSectionPage, django_user_model: Any) -> None:
    client.force_login(_writer(django_user_model, food, "add_searchpromotion"))
    _asked("saffron buns", 1, nothing=1)

    assert "Promote a page" in _found_nothing(client)
    assert client.get(reverse("search_promote"), {"words": "saffron"}).status_code == 200


def test_who_may_not_promote_is_sent_away(client: Client, food: FoodSectionPage, django_user_model: Any) -> None:
    client.force_login(_writer(django_user_model, food))

    response = client.get(reverse("search_promote"), {"words": "saffron"})

    assert response["Location"] == reverse("wagtailadmin_home")


def test_words_to_promote_are_chosen_from_readers_searches(admin_client: Client, site: Any) -> None:
    for number in range(12):
        _asked(f"street {number}", 20 - number)
    _asked("cafe", 1)

    chooser = admin_client.get(reverse("wagtailsearchpromotions:chooser")).json()["html"]
    second = admin_client.get(reverse("wagtailsearchpromotions:chooserresults"), {"p": "2"}).content.decode()
    narrowed = admin_client.get(reverse("wagtailsearchpromotions:chooserresults"), {"q": "CAFÉ"}).content.decode()

    assert chooser.index("street 0<") < chooser.index("street 9<")
    assert "street 10<" not in chooser
    assert "street 10<" in second
    assert [words for words in ("street 0<", "cafe<") if words in narrowed] == ["cafe<"]


def test_wagtails_pages_for_promotions_work(admin_client: Client, news: NewsSectionPage) -> None:
    forms = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    first = {"0-page": str(news.pk), "0-ORDER": "1", "0-external_link_url": "", "0-description": "All of it"}
    posted = {f"editors_picks-{name}": value for name, value in {**forms, **first}.items()} | {
        "query_string": "Ice  rink"
    }

    response = admin_client.post(reverse("wagtailsearchpromotions:add"), posted)

    assert response["Location"] == reverse("wagtailsearchpromotions:index")
    assert "ice rink" in admin_client.get(response["Location"]).content.decode()

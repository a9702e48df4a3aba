"""“Put on the front page”: from any post, into a slot, until when."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from core.models import CityImage
from home.models import HomePage
from home.putting import places_for, put, usual_rows
from news.models import FoodSectionPage, NewsSectionPage
from tests.conftest import States
from tests.factories import article, many_articles, picture
from tests.home.slots import lay_out, picks, shown
from tests.news.dense_posts import queries_of
from tests.news.recipe_posts import recipe

NAMES = [
    "Lead",
    "Latest",
    "Grid",
    *(f"Section: {name}" for name in ["News", "Opinion", "Jobs", "Food", "Entertainment"]),
]


@pytest.fixture
def photo(db: None) -> CityImage:
    return picture(size=(300, 200))


@pytest.fixture
def post(news: NewsSectionPage, photo: CityImage) -> Any:
    """A post so old that no rule shows it above."""
    old = article(news, title="Last year's story", at=timezone.now() - timedelta(days=365))
    many_articles(news, 30, pictures=[photo])
    return old


def someone(django_user_model: Any, *rights: str, on: Any) -> Any:
    group = Group.objects.create(name="-".join(rights))
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{right}_page")
        GroupPagePermission.objects.create(group=group, page=on, permission=permission)
    user = django_user_model.objects.create_user("someone", "someone@example.org", "a-long-password")
    user.groups.add(group)
    return user


def address(post: Any) -> str:
    return reverse("put_on_front_page", args=[post.pk])


def choose(post: Any, label: str) -> str:
    return next(place.key for place in places_for(HomePage.objects.get(), post) if place.label == label)


def test_every_slot_of_the_page_is_offered(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)

    html = client.get(address(post)).content.decode()

    assert [place.label for place in places_for(HomePage.objects.get(), post)] == NAMES
    for name in NAMES:
        assert name in html


def test_the_post_leads_at_once_and_the_change_is_a_revision(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)
    before = HomePage.objects.get().revisions.count()

    client.post(address(post), {"place": choose(post, "Lead"), "until": "", "headline": "A year ago"})

    page = shown()
    assert (page.lead.pk, page.lead.card_title) == (post.pk, "A year ago")
    assert HomePage.objects.get().revisions.count() == before + 1
    assert PageLogEntry.objects.filter(page=HomePage.objects.get(), action="wagtail.publish", user=editor).exists()
    assert len([slot.section for slot in page.strips]) == 1


def test_it_stands_before_what_was_picked_and_moves_from_where_it_was(client: Client, post: Any, editor: Any) -> None:
    other = article(NewsSectionPage.objects.get(), title="Picked before")
    lay_out(("lead", {"picks": picks(other)}), ("grid", {"picks": picks(post)}))
    client.force_login(editor)

    client.post(address(post), {"place": choose(post, "Lead")})

    first, second = [slot["value"]["picks"] for slot in HomePage.objects.get().slots.raw_data]
    assert [item["value"]["post"] for item in first] == [post.pk, other.pk]
    assert second == []


def test_it_leaves_by_the_clock(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)
    until = timezone.localtime(timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)

    client.post(address(post), {"place": choose(post, "Lead"), "until": until.strftime("%Y-%m-%d %H:%M")})

    assert shown().changes_at == until


def test_a_time_that_has_passed_is_refused(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)

    response = client.post(address(post), {"place": choose(post, "Lead"), "until": "2020-01-01 07:00"})

    assert "This moment has passed." in response.content.decode()
    assert shown().lead.pk != post.pk


def test_what_readers_may_not_see_is_refused_in_words(client: Client, states: States, editor: Any) -> None:
    client.force_login(editor)
    lead = choose(states.live, "Lead")

    for post in states.hidden:
        response = client.post(address(post), {"place": lead}, follow=True)

        assert "is not on the site for all readers now: publish it first." in response.content.decode()
    assert not HomePage.objects.get().slots


def test_who_may_only_edit_makes_a_draft(client: Client, post: Any, django_user_model: Any) -> None:
    client.force_login(someone(django_user_model, "change", on=HomePage.objects.get()))

    response = client.post(address(post), {"place": choose(post, "Lead")}, follow=True)

    home = HomePage.objects.get()
    assert "Somebody must publish it." in response.content.decode()
    assert home.has_unpublished_changes
    assert shown().lead.pk != post.pk
    home.get_latest_revision().publish()
    assert shown().lead.pk == post.pk


def test_who_may_not_edit_the_front_page_is_refused_and_sees_no_button(
    client: Client, post: Any, news: NewsSectionPage, django_user_model: Any
) -> None:
    client.force_login(someone(django_user_model, "change", "publish", on=news))

    opened = client.get(address(post))
    sent = client.post(address(post), {"place": choose(post, "Lead")})
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    assert opened.status_code == sent.status_code == 302
    assert address(post) not in editor
    assert not HomePage.objects.get().slots


def test_another_s_draft_of_the_front_page_stays_a_draft(client: Client, post: Any, editor: Any) -> None:
    home = lay_out(("lead", {"picks": []}), ("grid", {"picks": []}))
    draft = home.get_latest_revision_as_object()
    draft.slots = draft.slots.stream_block.to_python(
        [*draft.slots.raw_data, {"type": "recipe", "value": {"picks": []}}]
    )
    draft.save_revision()
    client.force_login(editor)

    client.post(address(post), {"place": choose(post, "Lead")})

    home = HomePage.objects.get()
    latest = home.get_latest_revision_as_object()
    assert [row["type"] for row in home.slots.raw_data] == ["lead", "grid"]
    assert [row["type"] for row in latest.slots.raw_data] == ["lead", "grid", "recipe"]
    assert home.has_unpublished_changes
    assert all(page.slots.raw_data[0]["value"]["picks"][0]["value"]["post"] == post.pk for page in (home, latest))


def test_a_locked_front_page_is_left_alone(client: Client, post: Any, django_user_model: Any, editor: Any) -> None:
    HomePage.objects.update(locked=True, locked_by=editor)
    client.force_login(someone(django_user_model, "change", "publish", on=HomePage.objects.get()))

    response = client.post(address(post), {"place": choose(post, "Lead")}, follow=True)

    assert "The front page is locked" in response.content.decode()
    assert not HomePage.objects.get().slots


def test_who_may_not_put_it_there_is_told_until_when_and_what_frees_the_page(
    client: Client, post: Any, editor: Any
) -> None:
    moment = timezone.localtime(timezone.now() + timedelta(days=1)).replace(hour=7, minute=5)
    home = HomePage.objects.get()
    place = choose(post, "Lead")
    home.save_revision(approved_go_live_at=moment)
    client.force_login(editor)

    said = client.post(address(post), {"place": place}, follow=True).content.decode()

    assert f"locked until {moment.day} {moment:%B %Y}, 07:05" in said
    assert "cancel that schedule or publish the layout by hand" in said
    assert not HomePage.objects.get().slots


def test_of_two_who_put_posts_at_once_neither_is_lost(post: Any, editor: Any) -> None:
    other = article(NewsSectionPage.objects.get(), title="Put at the same time")
    one, two = HomePage.objects.get(), HomePage.objects.get()
    lead = places_for(one, post)[0]

    put(one, post, lead, editor)
    put(two, other, lead, editor)

    stored = next(row for row in HomePage.objects.get().slots.raw_data if row["type"] == "lead")
    assert [item["value"]["post"] for item in stored["value"]["picks"]] == [other.pk, post.pk]


def test_a_draft_made_meanwhile_is_kept(post: Any, editor: Any) -> None:
    lay_out(("lead", {"picks": []}))
    opened, meanwhile = HomePage.objects.get(), HomePage.objects.get()
    meanwhile.slots = meanwhile.slots.stream_block.to_python(
        [*meanwhile.slots.raw_data, {"type": "recipe", "value": {"picks": []}}]
    )
    meanwhile.save_revision()

    put(opened, post, places_for(opened, post)[0], editor)

    latest = HomePage.objects.get().get_latest_revision_as_object()
    assert [row["type"] for row in latest.slots.raw_data] == ["lead", "recipe"]


def test_no_two_of_the_usual_slots_have_the_same_id(site: HomePage) -> None:
    ids = [row["id"] for row in usual_rows()]

    assert len(set(ids)) == len(ids) > 5


def test_strips_with_one_id_are_told_apart_by_their_section(post: Any, editor: Any) -> None:
    """As pages are stored that were laid out when all strips had the same id."""
    home = HomePage.objects.get()
    strips = [{**row, "id": "usual-section"} for row in usual_rows() if row["type"] == "section"]
    home.slots = home.slots.stream_block.to_python(strips)
    home.save_revision().publish()
    draft = HomePage.objects.get()
    draft.slots = draft.slots.stream_block.to_python(strips[::-1])
    draft.save_revision()
    home = HomePage.objects.get()
    food = next(place for place in places_for(home, post) if place.label == "Section: Food")

    put(home, post, food, editor)

    for page in (HomePage.objects.get(), HomePage.objects.get().get_latest_revision_as_object()):
        picked = [row["value"]["section"] for row in page.slots.raw_data if row["value"]["picks"]]
        assert picked == [FoodSectionPage.objects.get().pk]


def test_a_recipe_s_slot_is_for_recipes(post: Any, food: FoodSectionPage) -> None:
    home = lay_out(("recipe", {"picks": []}), ("events", {"picks": []}), ("lead", {}))

    assert [place.label for place in places_for(home, post)] == ["Lead"]
    assert [place.label for place in places_for(home, recipe(food))] == ["Recipe of the day", "Lead"]


def test_a_slot_that_is_gone_is_asked_for_again(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)
    chosen = choose(post, "Grid")
    lay_out(("lead", {}))

    response = client.post(address(post), {"place": chosen})

    assert "Choose a slot again." in response.content.decode()


def test_the_button_stands_on_the_post_and_in_lists(client: Client, post: Any, editor: Any) -> None:
    client.force_login(editor)

    on_post = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()
    in_list = client.get(reverse("wagtailadmin_explore", args=[post.get_parent().pk])).content.decode()

    assert address(post) in on_post
    assert address(post) in in_list


def test_the_form_asks_no_more_of_the_database_however_many_posts(
    client: Client, post: Any, photo: CityImage, editor: Any
) -> None:
    client.force_login(editor)
    few = len(queries_of(client, address(post)))
    many_articles(FoodSectionPage.objects.get(), 300, pictures=[photo])

    assert len(queries_of(client, address(post))) <= few <= 20

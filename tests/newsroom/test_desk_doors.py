"""Doors beside those of the table: bulk actions, one's own record, and what a desk stands on."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, Page
from wagtail.snippets.models import get_snippet_models

from core.models import CityImage
from home.models import HomePage
from news.desks import set_up_desk
from news.models import Author, Column, FoodSectionPage, NewsSectionPage, SectionPage
from news.viewsets.guarded import GuardedSnippetViewSet
from tests.factories import article, author, picture
from tests.news.admin_forms import edit_address
from tests.newsroom.world import person


@pytest.fixture
def desk(site: HomePage, client: Client) -> Any:
    """Somebody of the News desk, signed in."""
    user = person("desk", "News desk")
    client.force_login(user)
    return user


def a_jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return file.getvalue()


def bulk(client: Client, action: str, *pages: Any, **data: Any) -> Any:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{chosen}&next=/admin/", data)


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_bulk_actions_leave_other_sections_alone(
    client: Client, desk: Any, news: NewsSectionPage, food: FoodSectionPage, action: str
) -> None:
    theirs = article(food, title="Theirs", live=action != "publish")
    before = Page.objects.get(pk=theirs.pk)

    bulk(client, action, theirs, chooser=news.pk, include_descendants="on")

    after = Page.objects.get(pk=theirs.pk)
    assert (after.live, after.path) == (before.live, before.path)


def test_bulk_actions_work_in_one_s_own_section(client: Client, desk: Any, news: NewsSectionPage) -> None:
    ours = article(news, title="Ours")

    bulk(client, "unpublish", ours)

    assert not Page.objects.get(pk=ours.pk).live


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_a_desk_cannot_take_its_section_away_in_bulk(client: Client, desk: Any, site: HomePage, action: str) -> None:
    section = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    desk.groups.add(set_up_desk(section).group)

    bulk(client, action, section, chooser=site.pk, include_descendants="on")

    assert Page.objects.get(pk=section.pk).live


@pytest.mark.parametrize("action", ["delete", "move"])
def test_a_writer_s_post_that_readers_had_stays_where_it_is(
    client: Client, news: NewsSectionPage, food: FoodSectionPage, action: str
) -> None:
    reporter = person("reporter", "Reporters")
    client.force_login(reporter)
    had = article(food, title="Had", owner=reporter)
    had.unpublish()

    bulk(client, action, had, chooser=news.pk)

    assert Page.objects.get(pk=had.pk).get_parent().pk == food.pk


def test_the_front_page_stays(client: Client, site: HomePage) -> None:
    client.force_login(person("chief", "Editors-in-chief"))

    bulk(client, "unpublish", site)
    client.post(reverse("wagtailadmin_pages:delete", args=[site.pk]))

    assert HomePage.objects.get().live


def test_an_author_edits_their_own_page_and_no_more_of_it_than_readers_see(client: Client, site: HomePage) -> None:
    reporter, other = person("reporter", "Reporters"), person("other", "Reporters")
    own = author("Mara Quill", user=reporter, slug="mara-quill")
    client.force_login(reporter)
    form = {"name": "Mara B. Quill", "role_title": "Editor", "bio": "null", "links-count": "0"}
    raised = {"user": other.pk, "slug": "somebody-else"}

    client.post(reverse("wagtailsnippets_news_author:edit", args=[own.pk]), {**form, **raised})

    own.refresh_from_db()
    assert (own.name, own.user, own.slug, own.is_active) == ("Mara B. Quill", reporter, "mara-quill", True)


def test_a_columnist_edits_their_own_column(client: Client, site: HomePage) -> None:
    columnist = person("columnist", "Contributors")
    column = Column.objects.create(name="Low Water", author=author("Bea Marlowe", user=columnist))
    client.force_login(columnist)

    client.post(
        reverse("wagtailsnippets_news_column:edit", args=[column.pk]), {"name": "High Water", "description": "Weekly."}
    )

    column.refresh_from_db()
    assert (column.name, column.author.name, column.is_active) == ("High Water", "Bea Marlowe", True)


@pytest.mark.parametrize("door", ["edit", "delete", "copy", "history", "usage"])
def test_the_page_of_another_author_is_closed_by_every_door(client: Client, site: HomePage, door: str) -> None:
    reporter = person("reporter", "Reporters")
    author("Mara Quill", user=reporter)
    other = author("Edwin Osei")
    client.force_login(reporter)
    address = reverse(f"wagtailsnippets_news_author:{door}", args=[other.pk])

    answers = [client.get(address), client.post(address, {"name": "Changed"})]

    assert {answer["Location"] for answer in answers} == {reverse("wagtailadmin_home")}
    assert Author.objects.get(pk=other.pk).name == "Edwin Osei"


def test_a_list_leads_only_to_one_s_own_page(client: Client, site: HomePage) -> None:
    reporter = person("reporter", "Reporters")
    own, other = author("Mara Quill", user=reporter), author("Edwin Osei")
    client.force_login(reporter)

    html = client.get(reverse("wagtailsnippets_news_author:list")).content.decode()

    assert reverse("wagtailsnippets_news_author:edit", args=[own.pk]) in html
    assert reverse("wagtailsnippets_news_author:edit", args=[other.pk]) not in html


def test_snippets_are_deleted_in_bulk_by_an_editor_in_chief_only(client: Client, desk: Any) -> None:
    edwin = author("Edwin Osei")
    address = reverse("wagtail_bulk_action", args=["news", "author", "delete"])

    client.post(f"{address}?id={edwin.pk}&next=/admin/")

    assert Author.objects.filter(pk=edwin.pk).exists()


@pytest.mark.parametrize("action", ["delete", "add_to_collection"])
def test_pictures_of_another_desk_are_not_changed_in_bulk(
    client: Client, desk: Any, news: NewsSectionPage, food: FoodSectionPage, action: str
) -> None:
    image, collection = picture(), set_up_desk(food).collection
    CityImage.objects.filter(pk=image.pk).update(collection=collection)
    address = reverse("wagtail_bulk_action", args=["core", "cityimage", action])

    client.post(f"{address}?id={image.pk}&next=/admin/", {"collection": set_up_desk(news).collection.pk})

    assert CityImage.objects.get(pk=image.pk).collection == collection


@pytest.mark.parametrize("asked", ["food", "root"])
def test_a_desk_uploads_into_its_own_collection_only(
    client: Client, desk: Any, news: NewsSectionPage, food: FoodSectionPage, asked: str
) -> None:
    elsewhere = set_up_desk(food).collection if asked == "food" else Collection.get_first_root_node()
    form = {"title": "The quay", "description": "Boats", "credit": "Hanna Kivi", "collection": elsewhere.pk}

    client.post(reverse("wagtailimages:add"), {**form, "file": SimpleUploadedFile("quay.jpg", a_jpeg())})

    assert [image.collection for image in CityImage.objects.all()] == [set_up_desk(news).collection]


def test_a_reporter_changes_only_what_they_uploaded(client: Client, site: HomePage, food: FoodSectionPage) -> None:
    reporter = person("reporter", "Reporters")
    client.force_login(reporter)
    own, other = picture(), picture()
    CityImage.objects.filter(pk=own.pk).update(uploaded_by_user=reporter)

    answers = [client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code for image in (own, other)]

    assert answers == [200, 302]


def test_every_snippet_is_asked_object_by_object() -> None:
    unguarded = [
        model for model in get_snippet_models() if not isinstance(model.snippet_viewset, GuardedSnippetViewSet)
    ]

    assert unguarded == []


def test_other_sections_are_seen_and_not_touched(client: Client, desk: Any, food: FoodSectionPage) -> None:
    theirs = article(food, title="Herring on toast")

    listed = client.get(reverse("wagtailadmin_explore", args=[food.pk])).content.decode()

    assert "Herring on toast" in listed
    assert edit_address(theirs) not in listed


def test_a_desk_s_group_and_collection_are_not_deleted_apart(admin_client: Client, news: NewsSectionPage) -> None:
    desk = set_up_desk(news)

    admin_client.post(reverse("wagtailusers_groups:delete", args=[desk.group_id]))
    admin_client.post(reverse("wagtailadmin_collections:delete", args=[desk.collection_id]))

    assert Group.objects.filter(pk=desk.group_id).exists()
    desk.collection.refresh_from_db()

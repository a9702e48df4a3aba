"""A desk lives and goes with its section, and tells who holds it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection

from core.models import CityImage
from home.models import HomePage
from news.desks import desk_of, held_sections, holders_of, holds
from news.models import Desk, FoodSectionPage, NewsSectionPage, SectionPage
from newsroom.roles.setting_up import set_up_newsroom
from tests.factories import picture


@pytest.fixture
def sport(site: HomePage) -> SectionPage:
    """A section that an editor adds."""
    section = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    assert isinstance(section, SectionPage)
    return section


def member(user_model: Any, *groups: str) -> Any:
    user = user_model.objects.create_user("delphine", "delphine@example.org", "a-long-password")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def test_every_section_has_a_desk(site: HomePage) -> None:
    assert Desk.objects.count() == SectionPage.objects.count()


def test_a_new_section_makes_its_desk(sport: SectionPage) -> None:
    desk = desk_of(sport)

    assert desk is not None
    assert (desk.group.name, desk.collection.name) == ("Sport desk", "Sport")
    rights = desk.group.page_permissions.values_list("page_id", "permission__codename")
    assert set(rights) == {(sport.pk, f"{action}_page") for action in ("add", "change", "publish", "lock", "unlock")}


def test_reporters_and_contributors_may_write_in_a_new_section(sport: SectionPage) -> None:
    for name in ("Reporters", "Contributors"):
        rights = Group.objects.get(name=name).page_permissions.filter(page=sport)
        assert [right.permission.codename for right in rights] == ["add_page"]


def test_a_renamed_section_renames_its_group_and_collection(sport: SectionPage) -> None:
    sport.title = "Sport and leisure"
    sport.save_revision().publish()

    desk = desk_of(sport)

    assert desk is not None
    assert (desk.group.name, desk.collection.name) == ("Sport and leisure desk", "Sport and leisure")


def test_a_draft_of_another_name_renames_nothing(sport: SectionPage) -> None:
    sport.title = "Sport and leisure"
    sport.save_revision()

    assert Desk.objects.get(section=sport).group.name == "Sport desk"


def test_two_sections_of_one_name_have_two_groups(sport: SectionPage, site: HomePage) -> None:
    second = site.add_child(instance=SectionPage(title="Sport", slug="sport-2"))

    assert Desk.objects.get(section=second).group.name == "Sport desk 2"


def test_a_deleted_section_takes_its_desk_with_it(sport: SectionPage) -> None:
    SectionPage.objects.get(pk=sport.pk).delete()

    assert not Group.objects.filter(name="Sport desk").exists()
    assert not Collection.objects.filter(name="Sport").exists()
    assert desk_of(sport.pk) is None


def test_what_lies_in_a_deleted_section_s_collection_stays(sport: SectionPage) -> None:
    image = picture()
    CityImage.objects.filter(pk=image.pk).update(collection=Desk.objects.get(section=sport).collection)

    SectionPage.objects.get(pk=sport.pk).delete()

    assert CityImage.objects.get(pk=image.pk).collection.name == "Sport"


def test_the_people_of_a_deleted_desk_keep_their_group_without_rights(
    sport: SectionPage, django_user_model: Any
) -> None:
    person = member(django_user_model, "Sport desk")

    SectionPage.objects.get(pk=sport.pk).delete()

    assert [group.name for group in person.groups.all()] == ["Sport desk"]
    assert django_user_model.objects.get(pk=person.pk).get_all_permissions() == set()


def test_set_up_again_changes_nothing(site: HomePage) -> None:
    assert set_up_newsroom() == []


def test_set_up_mends_what_was_changed_by_hand(news: NewsSectionPage) -> None:
    desk = desk_of(news)
    assert desk is not None
    desk.group.page_permissions.all().delete()
    Desk.objects.filter(pk=desk_of(FoodSectionPage.objects.get().pk).pk).delete()  # type: ignore[union-attr]

    set_up_newsroom()

    assert desk.group.page_permissions.count() == 5
    assert Desk.objects.count() == SectionPage.objects.count()


def test_the_groups_of_wagtail_have_no_rights_beside_ours(site: HomePage) -> None:
    set_up_newsroom()

    assert not Group.objects.filter(name="Editors").exists()
    assert not Group.objects.get(name="Moderators").page_permissions.exists()


def test_a_desk_holds_its_section_only(news: NewsSectionPage, food: FoodSectionPage, django_user_model: Any) -> None:
    delphine = member(django_user_model, "Food desk", "Reporters")

    assert held_sections(delphine) == {food.pk}
    assert holds(delphine, food.pk)
    assert not holds(delphine, news.pk)
    assert not holds(delphine, None)
    assert list(holders_of(food.pk)) == [delphine]


def test_the_editor_in_chief_and_a_superuser_hold_all(site: HomePage, editor: Any, django_user_model: Any) -> None:
    everything = set(SectionPage.objects.values_list("pk", flat=True))

    assert held_sections(editor) == everything
    assert held_sections(member(django_user_model, "Editors-in-chief")) == everything


def test_nobody_who_was_shut_out_holds_anything(site: HomePage, django_user_model: Any) -> None:
    gone = member(django_user_model, "Editors-in-chief")
    gone.is_active = False

    assert held_sections(gone) == set()


def test_who_holds_what_costs_two_queries(
    site: HomePage, django_user_model: Any, django_assert_max_num_queries: Any
) -> None:
    person = member(django_user_model, "Food desk", "News desk")

    with django_assert_max_num_queries(2):
        held_sections(person)

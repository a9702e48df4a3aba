"""Desks: who holds a section, and how a desk follows its section's life.

To hold a section means: may publish in it. So the editor-in-chief, who may everywhere, and a superuser hold
all of them, and a desk's group its own, whoever gave the right.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry

from news.models import Desk, SectionPage

LONGEST_NAME = Group._meta.get_field("name").max_length or 150


def desk_of(section: SectionPage | int) -> Desk | None:
    """Return the desk of a section, or of the section with this key."""
    key = section if isinstance(section, int) else section.pk
    return Desk.objects.select_related("group", "collection", "section").filter(section_id=key).first()


def sections_for(request: HttpRequest) -> list[SectionPage]:
    """Return all sections in the paper's order, asked once for all that want to know within `request`."""
    sections: list[SectionPage] | None = getattr(request, "all_sections", None)
    if sections is None:
        sections = list(SectionPage.objects.order_by("path"))
        request.all_sections = sections  # type: ignore[attr-defined]
    return sections


def held_sections(user: Any, sections: Any = None) -> set[int]:
    """Return the keys of the sections that `user` holds, of those in `sections` (keys and paths), if they are given.

    Two queries, however many there are.
    """
    policy: Any = policy_registry.get_by_type(Page)
    if sections is None:
        sections = SectionPage.objects.values_list("pk", "path")
    if not user.is_active:
        return set()
    if user.is_superuser:
        return {key for key, _path in sections}
    roots = tuple(
        right.page.path
        for right in policy.get_cached_permissions_for_user(user)
        if right.permission.codename == "publish_page"
    )
    return {key for key, path in sections if path.startswith(roots)} if roots else set()


def held_by(request: HttpRequest) -> set[int]:
    """Return the keys of the sections that the user of `request` holds, asked once for all that want to know."""
    held: set[int] | None = getattr(request, "held_sections", None)
    if held is None:
        held = held_sections(request.user, [(section.pk, section.path) for section in sections_for(request)])
        request.held_sections = held  # type: ignore[attr-defined]
    return held


def writes(user: Any) -> bool:
    """Whether `user` writes, edits or publishes anything."""
    policy: Any = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(user, ["add", "change", "publish"]))


def holds(user: Any, section_id: int | None) -> bool:
    """Whether `user` holds the section; nobody holds what lies in none."""
    return section_id is not None and section_id in held_sections(user)


def holders_of(section_id: int) -> Any:
    """Return the active users who hold the section through its desk: who is written to."""
    return Group.objects.get(desk__section_id=section_id).user_set.filter(is_active=True)


def set_up_desk(section: SectionPage) -> Desk:
    """Return the section's desk, made if it has none, named as the section is named now."""
    desk = desk_of(section)
    if desk is None:
        with transaction.atomic():
            root = Collection.get_first_root_node()
            return Desk.objects.create(
                section_id=section.pk,
                group=Group.objects.create(name=_group_name(section.title)),
                collection=root.add_child(instance=Collection(name=section.title)),
            )
    _rename(desk, section.title)
    return desk


def _rename(desk: Desk, title: str) -> None:
    group, collection = desk.group, desk.collection
    wanted = _group_name(title, group)
    if group.name != wanted:
        group.name = wanted
        group.save(update_fields=["name"])
    if collection.name != title:
        collection.name = title
        collection.save(update_fields=["name"])


def _group_name(title: str, own: Group | None = None) -> str:
    """Return a name for the desk's group that no other group has."""
    name = (_("%(section)s desk") % {"section": title})[:LONGEST_NAME]
    others = Group.objects.exclude(pk=own.pk) if own else Group.objects.all()
    taken = set(others.filter(name__startswith=name[: LONGEST_NAME - 5]).values_list("name", flat=True))
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 5]} {number}"
    return free


def take_away(desk: Desk) -> None:
    """Remove what a desk leaves behind when its section is deleted, unless somebody or something is in it.

    A group that has members is left without any right; what is in the collection can still be used.
    """
    group: Any = Group.objects.get(pk=desk.group_id)
    if group.user_set.exists():
        group.permissions.clear()
        group.page_permissions.all().delete()
        group.collection_permissions.all().delete()
    else:
        group.delete()
    collection = Collection.objects.get(pk=desk.collection_id)
    if not any(describe(collection) for describe in hooks.get_hooks("describe_collection_contents")):
        collection.delete()

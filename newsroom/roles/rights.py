"""Giving a group exactly the rights that it should have: what is missing is added, what is too much is taken."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

#: On which objects of which kind a group may do what: {(page or collection key, "add_page"), …}.
Rights = set[tuple[int, str]]


class Permissions:
    """All permissions by name, read once."""

    @cached_property
    def keys(self) -> dict[str, int]:
        named = Permission.objects.values_list("content_type__app_label", "codename", "pk")
        return {f"{app}.{codename}": key for app, codename, key in named}

    def key(self, name: str) -> int:
        if name not in self.keys:
            raise LookupError(f"There is no permission {name!r}: run manage.py migrate.")
        return self.keys[name]


def on_pages(keys: Iterable[int], actions: Iterable[str]) -> Rights:
    return {(key, f"wagtailcore.{action}_page") for key in keys for action in actions}


def on_files(keys: Iterable[int], actions: Iterable[str]) -> Rights:
    # Wagtail asks for permissions of its own image model, whichever model stands in for it.
    kinds = ("wagtailimages.{}_image", "wagtaildocs.{}_document")
    return {(key, kind.format(action)) for key in keys for action in actions for kind in kinds}


def give(group: Group, permissions: Permissions, names: Iterable[str], pages: Rights, files: Rights) -> bool:
    """Bring the group's rights to exactly these; return whether anything had to change."""
    wanted = {permissions.key(name) for name in names}
    changed = wanted != set(group.permissions.values_list("pk", flat=True))
    if changed:
        group.permissions.set(wanted)
    changed |= _bring(GroupPagePermission, "page_id", group, permissions, pages)
    changed |= _bring(GroupCollectionPermission, "collection_id", group, permissions, files)
    return changed


def _bring(model: Any, field: str, group: Group, permissions: Permissions, rights: Rights) -> bool:
    wanted = {(key, permissions.key(name)) for key, name in rights}
    has = {
        (row[0], row[1]): row[2] for row in model.objects.filter(group=group).values_list(field, "permission_id", "pk")
    }
    surplus = [row for right, row in has.items() if right not in wanted]
    missing = wanted - has.keys()
    if surplus:
        model.objects.filter(pk__in=surplus).delete()
    model.objects.bulk_create(model(group=group, permission_id=right, **{field: key}) for key, right in sorted(missing))
    return bool(surplus or missing)

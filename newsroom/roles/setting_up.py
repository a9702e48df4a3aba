"""Setting the newsroom up: a desk for every section, and the roles with their rights. Idempotent."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Site

from news.desks import set_up_desk
from news.models import Desk, SectionPage
from newsroom.flow.setting_up import mend_workflows

from .rights import Permissions, give, on_files, on_pages
from .roles import DESK, ENTER, ROLES, Role

#: A group that Wagtail's own migrations make, with the run of all pages; ours are in its place.
STOCK_GROUP = "Editors"


def set_up_newsroom() -> list[str]:
    """Make the desks and roles that are missing and mend their rights; return the names of what was changed."""
    with transaction.atomic():
        Group.objects.filter(name=STOCK_GROUP, user__isnull=True).delete()
        for section in SectionPage.objects.order_by("path"):
            set_up_desk(section)
        return list(mend_rights())


def mend_rights() -> Iterator[str]:
    """Give roles and desks exactly their rights, wherever something was added, deleted or changed by hand."""
    permissions = Permissions()
    front = list(Site.objects.filter(is_default_site=True).values_list("root_page_id", flat=True))
    every_file = Collection.get_first_root_node().pk
    desks = list(Desk.objects.select_related("group", "section"))
    sections = [desk.section_id for desk in desks]
    for role in ROLES:
        if _mend_role(role, permissions, front, sections, every_file):
            yield role.group
    for desk in desks:
        files = on_files([desk.collection_id], DESK.with_its_files) | on_files([every_file], DESK.with_all_files)
        pages = on_pages([desk.section_id], DESK.in_its_section)
        if give(desk.group, permissions, {ENTER, *DESK.permissions}, pages, files):
            yield desk.group.name
    yield from mend_workflows(desks)


def _mend_role(role: Role, permissions: Permissions, front: list[int], sections: list[int], every_file: int) -> bool:
    group, made = Group.objects.get_or_create(name=role.group)
    pages = on_pages(front, role.on_the_paper) | on_pages(sections, role.in_every_section)
    files = on_files([every_file], role.with_all_files)
    return give(group, permissions, {ENTER, *role.permissions}, pages, files) or made

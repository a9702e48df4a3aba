"""All routes of the admin, each with an address that names things that are there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import RegexPattern, URLResolver

from tests.newsroom.world import World


@dataclass(frozen=True)
class Route:
    """A route by its name (with namespaces) and the names of what stands in its address."""

    name: str
    keys: tuple[str, ...]
    pattern: str

    @property
    def label(self) -> str:
        return self.name or self.pattern


def admin_routes() -> Iterator[Route]:
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "admin/":
            yield from _below(pattern, "", (), ())


def _below(resolver: Any, path: str, namespaces: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[Route]:
    for child in resolver.url_patterns:
        pattern = child.pattern
        here = keys + tuple(pattern.regex.groupindex if isinstance(pattern, RegexPattern) else pattern.converters)
        address = path + str(pattern)
        if isinstance(child, URLResolver):
            yield from _below(child, address, (*namespaces, *filter(None, [child.namespace])), here)
        else:
            yield Route(":".join((*namespaces, child.name)) if child.name else "", here, address)


#: What a key in an address stands for where its own name says so.
NAMED = {
    "parent_page_id": "food",
    "page_id": "elsewhere",
    "page_pk": "elsewhere",
    "page_to_move_id": "elsewhere",
    "destination_id": "news",
    "collection_id": "collection",
    "document_id": "document",
    "doc_id": "document",
    "image_id": "image",
    "redirect_id": "redirect",
    "query_id": "query",
    "photo_pk": "photo",
    "task_id": "task",
    "workflow_pk": "workflow",
    "workflow_state_id": "workflow_state",
}
#: What "pk" stands for, by the beginning of the route's name.
PRIMARY = {
    "wagtailadmin_api:pages": "elsewhere",
    "wagtailadmin_api:documents": "document",
    "wagtailadmin_api:images": "image",
    "wagtailadmin_pages": "elsewhere",
    "wagtailadmin_collections": "collection",
    "wagtailadmin_workflows:edit_task": "task",
    "wagtailadmin_workflows:disable_task": "task",
    "wagtailadmin_workflows:enable_task": "task",
    "wagtailadmin_workflows": "workflow",
    "wagtailsettings": "site",
    "wagtailsites": "site",
    "wagtailusers_users": "other",
    "wagtailusers_groups": "group",
    "wagtaildocs_chooser": "document",
    "wagtailimages_chooser": "image",
    "relist_job": "job",
    "put_on_front_page": "elsewhere",
    "file_correction": "elsewhere",
    "withdrawn_word": "withdrawn",
    "draft_links": "elsewhere",
    "comment_answer": "comment",
    "comment_section_rules": "food",
    "post_comments": "elsewhere",
    "planning_forget_filter": "saved_filter",
    "planning": "elsewhere",
    "contribution": "contribution",
}
WORDS = {
    "content_type_app_name": "news",
    "content_type_model_name": "articlepage",
    "app_label": "news",
    "model_name": "articlepage",
    "app_name": "core",
    "action": "delete",
    "action_name": "approve",
    "object_id": "1",
    "session_id": 1,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "uploaded_file_id": 1,
    "filter_spec": "original",
    "show": "frequent",
    "days": 7,
    "uidb64": "MQ",
    "token": "a-b",
}


def fill(route: Route, world: World) -> dict[str, Any]:
    """Return what stands in the address of `route`."""
    things = world.things
    if "workflow" in route.name:
        things = {**things, "elsewhere": things["in_workflow"]}
    filled: dict[str, Any] = {}
    for key in route.keys:
        if key in NAMED:
            filled[key] = things[NAMED[key]].pk
        elif key == "task_state_id":
            filled[key] = things["workflow_state"].current_task_state.pk
        elif key == "revision_id":
            thing = _primary(route) if "snippets" in route.name else "elsewhere"
            filled[key] = things[thing].latest_revision_id
        elif key == "pk":
            filled[key] = things[_primary(route)].pk
        else:
            filled[key] = _word(route, key)
    return filled


def _primary(route: Route) -> str:
    if "snippet" in route.name:
        return route.name.partition(":")[0].rpartition("_")[2]
    return next(thing for start, thing in PRIMARY.items() if route.name.startswith(start))


def _word(route: Route, key: str) -> Any:
    if route.name.startswith("wagtailsettings"):
        return {"app_name": "core", "model_name": "sitesettings"}[key]
    if route.name.startswith("wagtailadmin_workflows"):
        return {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}[key]
    if route.name == "wagtail_bulk_action":
        return {"app_label": "wagtailcore", "model_name": "page", "action": "delete"}[key]
    if route.name == "wagtailadmin_api:pages:action":
        return "delete"
    if route.name == "wagtailadmin_tag_model_autocomplete":
        return {"app_name": "news", "model_name": "topic"}[key]
    return WORDS[key]

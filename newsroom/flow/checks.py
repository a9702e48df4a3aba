"""The section's checklist among Wagtail's content checks, in the editor's panel and the toolbar."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

from news.checklist import Failed, failed_checks, section_of
from news.models import PostPage


class ChecklistItem(ContentCheckerItem):
    """Wagtail's checks, and one more for each point that the post does not meet.

    The points are asked here, of the post that is previewed; the browser only tells them. A headline never has an
    alt text, so axe's own check for one makes each of these rules fail where it stands.
    """

    def __init__(self, failed: list[Failed], in_editor: bool = False) -> None:
        super().__init__(in_editor=in_editor)
        self.failed = {f"checklist-{point.name}": point for point in failed}

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        return [*super().get_axe_run_only(request), *self.failed]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        shared = {"impact": "moderate", "selector": "h1", "tags": ["best-practice"], "any": ["has-alt"]}
        return [
            *super().get_axe_custom_rules(request),
            *({"id": key, **shared, "enabled": True} for key in self.failed),
        ]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        own = {key: {"error_name": point.wrong, "help_text": point.advice} for key, point in self.failed.items()}
        return {**super().get_axe_messages(request), **own}


def add_checklist(request: HttpRequest, items: list[Any], page: Any) -> None:
    if not isinstance(page, PostPage):
        return
    section = section_of(page)
    if section is None:
        return
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = ChecklistItem(list(failed_checks(page, section)), in_editor=item.in_editor)

"""What stands on the admin's first page for a writer: ways to begin something, each in its right section."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from news.desks import sections_for
from newsroom.viewsets import icon_of


@dataclass(frozen=True)
class Start:
    """A kind of post that may be begun in a section."""

    name: str
    icon: str
    url: str


class StartPanel(Component):
    """For each section that the user may write in, its kinds of post; the section's own kinds first."""

    name = "start"
    template_name = "newsroom/dashboard/start.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        rows = [
            {"title": section.title, "starts": _starts(section)}
            for section in sections_for(request)
            if section.live and section.permissions_for_user(request.user).can_add_subpage()
        ]
        return {"rows": [row for row in rows if row["starts"]]}


def _starts(section: Any) -> list[Start]:
    models = [model for model in section.specific_class.creatable_subpage_models() if model.can_create_at(section)]
    # Articles go anywhere; what only this section has is what an editor comes here for.
    models.sort(key=lambda model: model._meta.model_name == "articlepage")
    return [
        Start(
            str(model.get_verbose_name()),
            icon_of(model),
            reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, section.pk]),
        )
        for model in models
    ]

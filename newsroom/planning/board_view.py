"""The page of the board."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from newsroom.planning.board import ROOM, columns
from newsroom.planning.views import PlanningView


class BoardView(PlanningView):
    page_title = _("Board")
    header_icon = "table"
    template_name = "newsroom/planning/board.html"
    url_name = "planning_board"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        found = columns(self.wish, self.request.user)
        lists = reverse("all_posts:index")
        return {
            **context,
            "columns": [
                (column, f"{lists}?{urlencode({**self.wish.query, 'state': column.state.value})}") for column in found
            ],
            "room": ROOM,
            "all_url": reverse(self.url_name),
        }

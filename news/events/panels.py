"""The editor's form of an event, in the order of work: what, when, where, getting in, text, people."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from .page import LISTED_DATES, shown_date
from .schedule import MOST


class DatesPanel(Panel):
    """Says which dates the saved fields make, and that a long row of them is cut."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/event_dates.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context) or {}
            now = timezone.now()
            dates = self.instance.get_dates(now)
            coming = dates.coming(now)
            return {
                **context,
                "is_new": self.instance.pk is None,
                "total": len(coming),
                "dates": [shown_date(self.instance, occurrence, now) for occurrence in coming[:LISTED_DATES]],
                "more": max(0, len(coming) - LISTED_DATES),
                "is_cut": dates.is_cut,
                "most": MOST,
            }


def _repeating() -> Panel:
    return MultiFieldPanel(
        [
            FieldPanel("repeats"),
            FieldRowPanel([FieldPanel("repeat_every"), FieldPanel("repeat_until"), FieldPanel("repeat_count")]),
            FieldPanel("rule"),
            HelpPanel(
                content=_(
                    "Dates are worked out for eighteen months ahead, at most 400 of them; an event without an end "
                    "gets further dates by itself as time passes."
                )
            ),
        ],
        _("Repeating"),
    )


def _when() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
                FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
                FieldPanel("all_day"),
            ],
            _("Date and time"),
        ),
        _repeating(),
        InlinePanel(
            "event_dates",
            max_num=100,
            heading=_("Other dates, and days without it"),
            label=_("date"),
            panels=[
                FieldRowPanel([FieldPanel("date"), FieldPanel("start_time"), FieldPanel("end_time")]),
                FieldPanel("is_exception"),
            ],
        ),
        DatesPanel(heading=_("The dates that readers see")),
        MultiFieldPanel(
            [FieldPanel("state"), FieldRowPanel([FieldPanel("previous_date"), FieldPanel("previous_time")])],
            _("Cancelled, postponed, moved"),
        ),
        FieldPanel("time_zone"),
    ]


def _where() -> list[Panel]:
    return [
        MultiFieldPanel([FieldPanel("venue"), FieldPanel("venue_details"), FieldPanel("online_url")], _("Where")),
        MultiFieldPanel(
            [
                FieldPanel("is_free"),
                FieldRowPanel([FieldPanel("price_from"), FieldPanel("price_to"), FieldPanel("currency")]),
                FieldPanel("tickets_url"),
            ],
            _("Price and tickets"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("organiser"), FieldPanel("organiser_url")]),
                FieldPanel("age"),
                FieldPanel("accessibility"),
            ],
            _("For whom, and by whom"),
        ),
    ]


def edit_handler(content: Sequence[Panel], promote: Sequence[Panel], settings: Sequence[Panel]) -> TabbedInterface:
    """Return the form's tabs, made from the panels that all posts share and an event's own."""
    title, *rest = content
    return TabbedInterface(
        [
            ObjectList([title, FieldPanel("event_kind"), *rest], heading=_("What")),
            ObjectList(_when(), heading=_("When")),
            ObjectList(_where(), heading=_("Where and how much")),
            ObjectList(list(promote), heading=_("Promote")),
            ObjectList(list(settings), heading=_("Settings")),
        ]
    )

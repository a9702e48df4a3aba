"""The editor's form of a job: tabs in the order of work."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)


def job_form(post: Any) -> TabbedInterface:
    """Return the tabs; `post` is the class of all posts, whose last tabs are every kind's."""
    tabs = [
        ObjectList(_vacancy(), heading=_("Vacancy")),
        ObjectList(_text(), heading=_("Description and applying")),
        ObjectList(_around(), heading=_("Picture and labels")),
        ObjectList(post.promote_panels, heading=_("Promote")),
        ObjectList(post.settings_panels, heading=_("Settings")),
    ]
    return TabbedInterface(tabs, base_form_class=post.base_form_class)


def _vacancy() -> list[Any]:
    return [
        TitleFieldPanel("title", heading=_("Job title"), placeholder=_("Job title")),
        MultiFieldPanel(
            [FieldPanel("employer"), FieldRowPanel([FieldPanel("employer_url"), FieldPanel("employer_logo")])],
            _("Employer"),
        ),
        FieldPanel("employment"),
        MultiFieldPanel(
            [
                FieldPanel("workplace"),
                FieldRowPanel([FieldPanel("place"), FieldPanel("street_address")]),
                FieldPanel("remote_from"),
            ],
            _("Where"),
        ),
        _pay(),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("closes_on"), FieldPanel("filled_at")]),
                FieldRowPanel([FieldPanel("start_on"), FieldPanel("start_note")]),
            ],
            _("Dates"),
        ),
    ]


def _pay() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("pay_minimum"),
                    FieldPanel("pay_maximum"),
                    FieldPanel("pay_currency"),
                    FieldPanel("pay_period"),
                ]
            ),
            FieldPanel("pay_not_given"),
        ],
        _("Pay"),
        help_text=_(
            "The same figure twice for a fixed pay; one of them alone reads “from …” or “up to …”. "
            "An empty currency is the paper’s own."
        ),
    )


def _text() -> list[Any]:
    return [
        FieldPanel("standfirst"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("language"), FieldPanel("education"), FieldPanel("experience")], _("Wanted")),
        MultiFieldPanel(
            [
                FieldPanel("apply_url"),
                FieldPanel("apply_email"),
                FieldPanel("apply_note"),
                FieldPanel("reference"),
            ],
            _("How to apply"),
        ),
    ]


def _around() -> list[Any]:
    return [
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")],
            _("Lead picture"),
        ),
        InlinePanel("bylines", label=_("byline"), heading=_("Bylines")),
        FieldPanel("topics"),
        InlinePanel("post_places", panels=[FieldPanel("place")], label=_("place"), heading=_("Places")),
    ]

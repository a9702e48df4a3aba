"""The editor's form of an opinion piece: tabs in the order of work, fields when they matter."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from .genres import OpinionGenre


def _shown(**rules: list[str]) -> dict[str, str]:
    """Return the attributes by which Wagtail's own script shows a panel only where fields have these values."""
    return {"data-w-rules-target": "show", "data-w-rules": json.dumps(rules)}


def _tabs() -> dict[str, str]:
    """Return the attributes of the tabs: Wagtail's own, and the rules over all of them."""
    own = TabbedInterface.BASE_ATTRS
    return {
        "data-controller": f"{own['data-controller']} w-rules",
        "data-action": f"{own['data-action']} change->w-rules#resolve",
    }


def edit_handler() -> TabbedInterface:
    # Late: the models name their form, and the form is made of their panels.
    from news.models.posts import PostPage

    lead = [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")]
    piece: list[Any] = [
        PostPage.content_panels[0],
        FieldPanel("genre"),
        FieldPanel("column", attrs=_shown(genre=[OpinionGenre.COLUMN.value])),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            lead, _("Lead picture"), help_text=_("A cartoon is this picture: it is shown whole and large.")
        ),
        FieldPanel("body"),
    ]
    return TabbedInterface(
        [
            ObjectList(piece, heading=_("Piece")),
            ObjectList(_author_panels(), heading=_("Author and disclosure")),
            ObjectList(_context_panels(), heading=_("Context")),
            ObjectList(PostPage.promote_panels, heading=_("Promote")),
            ObjectList(PostPage.settings_panels, heading=_("Settings")),
        ],
        attrs=_tabs(),
    )


def _author_panels() -> list[Any]:
    return [
        MultiFieldPanel(
            [FieldPanel("guest_name"), FieldPanel("guest_about")],
            _("Reader or guest"),
            attrs=_shown(genre=list(OpinionGenre.of_guests())),
        ),
        InlinePanel(
            "bylines",
            label=_("byline"),
            heading=_("Bylines"),
            help_text=_("Their portrait stands on the card. Every piece is signed; an editorial by whoever edited it."),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "disclosure_state",
                    widget=forms.RadioSelect,
                    help_text=_("Needed to publish: work, money, family or membership that touches the matter."),
                ),
                FieldPanel("disclosure", attrs=_shown(disclosure_state=["told"])),
            ],
            _("Disclosure"),
        ),
    ]


def _context_panels() -> list[Any]:
    return [
        FieldPanel("in_reply_to"),
        FieldPanel("topics"),
        InlinePanel("post_places", panels=[FieldPanel("place")], label=_("place"), heading=_("Places")),
    ]

"""The editor's form of a post: what all kinds share."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

CONTENT = [
    FieldPanel("standfirst"),
    MultiFieldPanel(
        [FieldPanel("lead_image"), FieldPanel("lead_image_alt"), FieldPanel("lead_image_caption")],
        _("Lead picture"),
    ),
    FieldPanel("body"),
    InlinePanel("bylines", label=_("byline"), heading=_("Bylines")),
    FieldPanel("topics"),
    InlinePanel("post_places", panels=[FieldPanel("place")], label=_("place"), heading=_("Places")),
]
PROMOTE = [FieldPanel("short_title")]
SETTINGS = [FieldPanel("date_shown"), FieldPanel("is_legal"), FieldPanel("never_most_read")]

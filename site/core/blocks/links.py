"""Links that editors set in menus and footers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class LabelledLinkBlock(blocks.StructBlock):
    """A link to an address outside the site."""

    label = blocks.CharBlock(label=_("Label"), max_length=60)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link-external"
        label = _("Link")
        label_format = "{label}"


class MenuLinkBlock(blocks.StructBlock):
    """A link to a page of the site, or to an address where no page is chosen."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)
    title = blocks.CharBlock(
        label=_("Words"), required=False, max_length=40, help_text=_("Leave empty to use the page's title.")
    )

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{title} {page}"


class FooterColumnBlock(blocks.StructBlock):
    """A headed column of links in the footer."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=40)
    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")
        label_format = "{heading}"

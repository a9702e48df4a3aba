"""The main menu and the footer's columns."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from core.blocks.links import FooterColumnBlock, MenuLinkBlock


@register_setting(icon="list-ul", order=110)
class NavigationSettings(BaseSiteSetting):
    """Menus. An empty main menu lists the sections, in their order in the page tree."""

    main_menu = StreamField(
        [("link", MenuLinkBlock())],
        verbose_name=_("main menu"),
        blank=True,
        help_text=_("Leave empty to list the sections that are marked “show in menus”, in tree order."),
    )
    highlight_title = models.CharField(_("highlighted link: words"), max_length=40, blank=True)
    highlight_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("highlighted link: page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the end of the menu, for instance “Write for us”."),
    )
    footer_columns = StreamField(
        [("column", FooterColumnBlock())], verbose_name=_("footer columns"), blank=True, max_num=4
    )

    panels = [
        FieldPanel("main_menu"),
        MultiFieldPanel([FieldPanel("highlight_title"), FieldPanel("highlight_page")], _("Highlighted link")),
        FieldPanel("footer_columns"),
    ]

    class Meta:
        verbose_name = _("Menus")

"""What the site says of itself on every page."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from core.blocks.links import LabelledLinkBlock


@register_setting(icon="cog", order=100)
class SiteSettings(BaseSiteSetting):
    """Name, tagline, contact and footer words of the paper."""

    site_name = models.CharField(
        _("name of the paper"), max_length=80, default="CityBlog", help_text=_("Set large in the masthead.")
    )
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("One line under the name on the front page.")
    )
    logo = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown instead of the name in the masthead. The name stays as its description."),
    )
    social_image = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Used where a page has no picture of its own."),
    )
    contact_email = models.EmailField(_("e-mail address of the newsroom"), blank=True)
    contact_address = models.TextField(_("postal address"), blank=True)
    social_links = StreamField([("link", LabelledLinkBlock())], verbose_name=_("links to social networks"), blank=True)
    footer_text = models.TextField(
        _("footer text"), blank=True, help_text=_("A sentence or two at the foot of every page.")
    )

    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="GBP",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, such as GBP or EUR."))],
        help_text=_("The code of the currency in which pay and prices begin, such as GBP or EUR."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("logo")], _("Masthead")),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("contact_address")], _("Contact")),
        MultiFieldPanel([FieldPanel("social_image"), FieldPanel("social_links")], _("Sharing")),
        FieldPanel("footer_text"),
        FieldPanel("currency"),
    ]

    class Meta:
        verbose_name = _("The paper")

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        # Wagtail heads the first page of its admin with the site's own name, or with the bare host where it has none.
        Site.objects.filter(pk=self.site_id).exclude(site_name=self.site_name).update(site_name=self.site_name)

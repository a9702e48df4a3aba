"""The section Entertainment."""

from django.utils.translation import gettext_lazy as _

from .section import SectionPage


class EntertainmentSectionPage(SectionPage):
    """Going out."""

    template = "news/section_page.html"
    strip_build = "pictures"
    page_description = _("Entertainment: stage, screen, music, books and festivals.")
    kind_icon = "calendar"

    class Meta:
        verbose_name = _("entertainment section")

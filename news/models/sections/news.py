"""The section News."""

from django.utils.translation import gettext_lazy as _

from .section import SectionPage


class NewsSectionPage(SectionPage):
    """The news."""

    template = "news/section_page.html"
    strip_build = "pictures"
    page_description = _("News: reports from the city.")
    kind_icon = "globe"

    class Meta:
        verbose_name = _("news section")

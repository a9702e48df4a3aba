"""The section Opinion."""

from django.utils.translation import gettext_lazy as _

from .section import SectionPage


class OpinionSectionPage(SectionPage):
    """Opinion: editorials, columns, letters."""

    template = "news/section_page.html"
    strip_build = "opinion"
    may_lead = False
    page_description = _("Opinion: editorials, columns, guest essays, letters.")
    kind_icon = "openquote"

    class Meta:
        verbose_name = _("opinion section")

"""The section Jobs."""

from django.utils.translation import gettext_lazy as _

from .section import SectionPage


class JobsSectionPage(SectionPage):
    """Jobs and work."""

    template = "news/section_page.html"
    strip_build = "rows"
    may_lead = False
    page_description = _("Jobs: vacancies, and stories about work.")
    kind_icon = "clipboard-list"

    class Meta:
        verbose_name = _("jobs section")

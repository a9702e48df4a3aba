"""The section Entertainment."""

from django.utils.translation import gettext_lazy as _

from news.models.review_index import ReviewIndexMixin

from .section import SectionPage


class EntertainmentSectionPage(ReviewIndexMixin, SectionPage):
    """Going out."""

    template = "news/section_page.html"
    subpage_types = [*SectionPage.subpage_types, "news.ReviewPage"]
    strip_build = "pictures"
    page_description = _("Entertainment: stage, screen, music, books and festivals.")
    kind_icon = "calendar"

    class Meta:
        verbose_name = _("entertainment section")

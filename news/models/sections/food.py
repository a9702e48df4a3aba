"""The section Food."""

from django.utils.translation import gettext_lazy as _

from news.models.review_index import ReviewIndexMixin

from .section import SectionPage


class FoodSectionPage(ReviewIndexMixin, SectionPage):
    """Food and drink."""

    template = "news/section_page.html"
    subpage_types = [*SectionPage.subpage_types, "news.ReviewPage"]
    strip_build = "food"
    page_description = _("Food: kitchens, markets and what is on the table.")
    kind_icon = "tag"

    class Meta:
        verbose_name = _("food section")

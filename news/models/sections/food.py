"""The section Food."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from news import food
from news.models.review_index import ReviewIndexMixin

from .section import SectionPage


class FoodSectionPage(ReviewIndexMixin, SectionPage):
    """Food and drink: stories, and an index of recipes."""

    template = "news/food_section_page.html"
    strip_build = "food"
    subpage_types = [*SectionPage.subpage_types, "news.RecipePage", "news.ReviewPage"]
    page_description = _("Food: recipes, kitchens, markets and what is on the table.")
    kind_icon = "tag"

    class Meta:
        verbose_name = _("food section")

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=food.front_context(self, request))

    @path("recipes/")
    def recipes(self, request: HttpRequest) -> HttpResponse:
        return self.render(
            request, template="news/recipe_index.html", context_overrides=food.index_context(self, request)
        )

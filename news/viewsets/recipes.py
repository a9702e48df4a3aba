"""Recipes in the admin: what the food desk looks for."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet

from news.models import RecipePage
from news.recipes.marks import Course, Diet
from news.recipes.showing import duration_words
from news.viewsets.listing import PostListing


class RecipeFilterSet(PageFilterSet):
    course = django_filters.ChoiceFilter(choices=Course.choices, label=_("Course"))
    diet = django_filters.ChoiceFilter(choices=Diet.choices, label=_("Suits"), method="suits")
    cuisine = django_filters.CharFilter(lookup_expr="icontains", label=_("Cuisine"))
    total_minutes = django_filters.NumberFilter(lookup_expr="lte", label=_("Minutes at most"))

    class Meta:
        model = RecipePage
        fields: list[str] = []

    def suits(self, recipes: Any, name: str, value: str) -> Any:
        return recipes.filter(diets__contains=f"|{value}|")


class RecipeIndexView(IndexView):
    base_columns = [
        *[column for column in IndexView.base_columns if column.name in ("bulk_actions", "title")],
        Column("course", label=_("Course"), accessor="course_label", sort_key="course"),
        Column(
            "total_minutes",
            label=_("Time"),
            accessor=lambda recipe: duration_words(recipe.total_minutes) or "–",
            sort_key="total_minutes",
        ),
        Column("diets", label=_("Suits"), accessor=lambda recipe: ", ".join(recipe.diet_labels)),
        DateColumn("date_shown", label=_("Date shown"), sort_key="date_shown"),
        *[column for column in IndexView.base_columns if column.name == "status"],
    ]


class RecipeViewSet(PostListing):
    model = RecipePage
    icon = "list-ul"
    name = "recipes"
    menu_label = _("Recipes")
    menu_order = 230
    add_to_admin_menu = True
    index_view_class = RecipeIndexView
    filterset_class = RecipeFilterSet

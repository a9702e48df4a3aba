"""The pages of the Food section: its front, with a band of recipes, and the index of recipes."""

from dataclasses import replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.images.loading import attach_pictures
from core.metadata import Crumb
from core.paging import cut_page, page_number
from news import archive
from news.cards import load_bylines, load_cards, pictures_of
from news.curation.composing import pictures_in
from news.listing import POSTS_ON_A_PAGE, by_day
from news.recipes.filters import RecipeFilter

RECIPES_IN_BAND = 4
RECIPES_ON_A_PAGE = 24


def recipes_of(section: Any) -> Any:
    """Return the listed recipes of `section`, as rows of posts, newest first."""
    return section.posts().filter(content_type=_recipe_type())


def front_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the front's lead, its band of recipes and the stream of what is no recipe.

    Recipes keep: they are looked for by dish, in the index, and would drown the stories in a stream by date.
    Nothing stands twice.
    """
    number, top = page_number(request), section.fill_top(request)
    stories = section.posts().exclude(content_type=_recipe_type())
    page = cut_page(stories.for_listing(), request.path, number, POSTS_ON_A_PAGE)
    posts, recipes, lead = list(page.items), [], None
    if number > 1 and not posts:
        raise Http404("no such page of the list")
    if number == 1:
        recipes = list(recipes_of(section).for_listing()[: RECIPES_IN_BAND + 1])
        firsts = [] if top else [*posts[:1], *recipes[:1]]
        lead = max(firsts, key=lambda post: (post.date_shown, post.pk), default=None)
        posts, recipes = [post for post in posts if post is not lead], [post for post in recipes if post is not lead]
    recipes = recipes[:RECIPES_IN_BAND]
    leads = [lead] if lead else []
    load_bylines([*leads, *recipes, *posts])
    shown = pictures_in(top) if number == 1 else []
    attach_pictures([*shown, *pictures_of(leads, "lead"), *pictures_of(recipes, "square"), *pictures_of(posts, "card")])
    return {
        "top": top if number == 1 else [],
        "lead": lead,
        "bands": [_band(section, recipes)] if recipes else [],
        "links": section_links(section),
        "days": by_day(posts),
        "pager": page.pager,
        "is_first_page": number == 1,
        "years": archive.years(section),
        "meta": section.get_metadata(request).on_page(number),
    }


def section_links(section: Any) -> list[Crumb]:
    """Return what stands under the section's name: its indexes."""
    return [Crumb(_("All recipes"), recipes_url(section)), Crumb(_("All reviews"), section.reviews_url)]


def recipes_url(section: Any) -> str:
    return f"{section.url}recipes/"


def index_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """Return a page of the index of recipes, narrowed by what the address asks for."""
    chosen, number = RecipeFilter.from_query(request.GET), page_number(request)
    recipes = chosen.apply(recipes_of(section)).for_listing()
    page = cut_page(recipes, request.path, number, RECIPES_ON_A_PAGE)
    if number > 1 and not page.items:
        raise Http404("no such page of the list")
    posts = list(page.items)
    load_cards(posts, "card")
    meta = replace(
        section.get_metadata(request),
        title=f"{_('Recipes')}, {section.title}",
        social_title=_("Recipes"),
        canonical=absolute(recipes_url(section)),
    )
    return {
        "recipes": posts,
        "pager": chosen.in_pager(page.pager),
        "chosen": chosen,
        "form": {
            "courses": chosen.courses(),
            "cuisines": chosen.cuisines(cuisines_of(section)),
            "times": chosen.times(),
            "diets": chosen.diet_choices(),
        },
        "recipes_url": recipes_url(section),
        "breadcrumbs": [Crumb(section.title, section.url)],
        # Narrowed lists are the reader's business; search engines know the whole one.
        "meta": replace(meta, no_index=True) if chosen.is_active else meta.on_page(number),
    }


def cuisines_of(section: Any) -> list[str]:
    """Return the cuisines of the section's recipes, each once however it is capitalised."""
    names = recipes_of(section).order_by().values_list("recipepage__cuisine", flat=True).distinct()
    once = {name.casefold(): name for name in sorted(filter(None, names), reverse=True)}
    return sorted(once.values(), key=str.casefold)


def _band(section: Any, recipes: list[Any]) -> dict[str, Any]:
    """Return a band as the component `strip` shows it."""
    head = {"title": _("Recipes"), "url": recipes_url(section), "hue": section.hue}
    return {"section": head, "posts": recipes, "build": "food"}


def _recipe_type() -> ContentType:
    from news.models import RecipePage

    return ContentType.objects.get_for_model(RecipePage)

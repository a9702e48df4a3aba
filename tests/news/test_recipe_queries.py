"""What Food's pages ask of the database: a few queries, the same at ten posts and at a thousand."""

import json
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Locale, Page

from core import frame
from home.models import HomePage
from news.models import Author, Byline, FoodSectionPage, Place, PostPage, PostPlace, PostTopic, RecipePage, Topic
from tests.factories import _insert, many_articles
from tests.news.dense_posts import TOPICS, dense_body, queries_of, ready_picture
from tests.news.recipe_posts import recipe, stored_ingredients

BUDGET = 10
#: A band of reviews costs one more.
FRONT_BUDGET = 9
DISH = "/food/lamp-night-buns/"
PAGES = ["/food/", DISH, f"{DISH}?servings=7", "/food/recipes/", "/food/recipes/?diet=vegan&minutes=60&cuisine=nordic"]


def fill(number: int) -> None:
    """Fill Food with `number` posts, half of them recipes, and one recipe with all that an editor could give it."""
    food = FoodSectionPage.objects.get()
    pictures = [ready_picture(title) for title in ("Buns", "Soup", "Stew")]
    people = [Author.objects.create(name=name, portrait=pictures[0]) for name in ("Delphine Roux", "Bea Marlowe")]
    topics = [Topic.objects.create(name=name) for name in TOPICS]
    many_articles(food, number // 2, pictures=pictures, people=people, topics=topics)
    many_recipes(food, number - number // 2, pictures, people)
    place = Place.objects.create(name="Millbank", kind="neighbourhood")
    others = list(PostPage.objects.published()[:2])
    post = recipe(
        FoodSectionPage.objects.get(),
        title="Lamp-night buns",
        lead_image=pictures[0],
        bylines=tuple(people),
        topics=TOPICS,
        body=dense_body(pictures[1:], others, others),
        steps=json.dumps(
            [
                {
                    "type": "step",
                    "value": {
                        "text": f"Step {step}",
                        "image": {"image": pictures[step % 3].pk, "decorative": False, "alt_text": "So"},
                    },
                }
                for step in range(6)
            ]
        ),
        cuisine="Nordic",
        diets=["vegan"],
        cook_minutes=30,
    )
    PostPlace.objects.create(post=post, place=place)


def many_recipes(food: FoodSectionPage, number: int, pictures: list, people: list) -> None:  # type: ignore[type-arg]
    """Make published recipes as rows in bulk, from articles: what an editor does one by one would take minutes."""
    food = FoodSectionPage.objects.get(pk=food.pk)
    taken, depth = food.get_children().count(), food.depth + 1
    kind, locale = ContentType.objects.get_for_model(RecipePage), Locale.get_default()
    newest = PostPage.objects.published().first().date_shown
    pages = Page.objects.bulk_create(
        Page(
            title=f"Dish {index}",
            draft_title=f"Dish {index}",
            slug=f"dish-{index}",
            path=Page._get_path(food.path, depth, index + 1),
            depth=depth,
            url_path=f"{food.url_path}dish-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=newest,
        )
        for index in range(taken, taken + number)
    )
    Page.objects.filter(pk=food.pk).update(numchild=taken + number)
    posts = [
        PostPage(
            page_ptr_id=page.pk,
            lead_image=pictures[index % 3],
            date_shown=newest,
            section_id=food.pk,
            card_facts={"minutes": 45, "yield": 4, "unit": "servings"},
        )
        for index, page in enumerate(pages)
    ]
    _insert(PostPage, posts)
    rows = stored_ingredients()
    _insert(
        RecipePage,
        [
            RecipePage(
                postpage_ptr_id=page.pk, ingredients=rows, cuisine="Nordic", diets=["vegan"], total_minutes=index + 1
            )
            for index, page in enumerate(pages)
        ],
    )
    Byline.objects.bulk_create(Byline(post_id=page.pk, author=people[0], sort_order=0) for page in pages)


def counts(client: Client) -> dict[str, list[str]]:
    return {address: queries_of(client, address) for address in PAGES}


def test_food_asks_no_more_than_its_budget_however_many_posts(client: Client, site: HomePage) -> None:
    fill(10)
    few = counts(client)
    assert {page: asked for page, asked in few.items() if len(asked) > BUDGET} == {}
    assert len(few["/food/"]) <= FRONT_BUDGET

    PostPage.objects.all().delete()
    for model in (Author, Topic, PostTopic, Place):
        model.objects.all().delete()
    frame.forget_all()
    type(site).objects.get().fix_tree()
    fill(1000)
    many = counts(client)

    assert {page: len(asked) for page, asked in many.items()} == {page: len(asked) for page, asked in few.items()}

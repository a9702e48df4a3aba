"""A post belongs to the section it lies in."""

from django.test import Client

from news.models import ArticlePage, FoodSectionPage, NewsSectionPage, SectionPage
from tests.factories import article


def stored(post: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=post.pk)


def test_a_new_post_belongs_to_the_section_above_it(food: FoodSectionPage) -> None:
    post = article(food, edited=True)

    assert post.section_id == food.pk
    assert post.section_label.title == "Food"


def test_a_draft_belongs_to_its_section_too(food: FoodSectionPage) -> None:
    assert article(food, live=False).section_id == food.pk


def test_a_post_that_moved_belongs_to_its_new_section(news: NewsSectionPage, food: FoodSectionPage) -> None:
    post = article(news, edited=True)

    post.move(food, pos="last-child")

    assert stored(post).section_id == food.pk


def test_a_post_that_moved_is_listed_in_its_new_section_only(
    client: Client, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    post = article(news, edited=True)

    post.move(food, pos="last-child")

    assert "/food/a-bridge-opens/" in client.get("/food/").content.decode()
    assert "a-bridge-opens" not in client.get("/news/").content.decode()
    assert client.get("/food/a-bridge-opens/").status_code == 200
    # Readers who kept the old address are led to the new one.
    assert client.get("/news/a-bridge-opens/")["Location"] == "/food/a-bridge-opens/"


def test_publishing_a_revision_from_before_a_move_leaves_the_post_in_its_new_section(
    news: NewsSectionPage, food: FoodSectionPage
) -> None:
    post = article(news, edited=True)
    before = post.latest_revision
    post.move(food, pos="last-child")

    before.publish()

    assert stored(post).section_id == food.pk


def test_the_posts_of_a_section_that_moves_keep_it(site: SectionPage, food: FoodSectionPage) -> None:
    post = article(food, edited=True)

    food.move(site, pos="first-child")

    assert stored(post).section_id == food.pk
    assert stored(post).url == "/food/a-bridge-opens/"


def test_a_copy_belongs_to_the_section_it_was_copied_to(news: NewsSectionPage, food: FoodSectionPage) -> None:
    copy = article(news).copy(to=food, keep_live=False)

    assert stored(copy).section_id == food.pk


def test_a_section_that_an_editor_adds_has_posts_of_its_own(client: Client, site: SectionPage) -> None:
    sport = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    article(sport, title="Rovers win")

    response = client.get("/sport/")

    assert response.status_code == 200
    assert "Rovers win" in response.content.decode()

"""Opinion pieces and columns, in one line each; and many of them, as dense as the demo's."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from core.models import CityImage
from news.models import ArticlePage, Author, Byline, Column, OpinionPage, OpinionSectionPage, PostPage
from news.opinion.genres import OpinionGenre
from tests.factories import _insert, many_articles, put
from tests.news.admin_forms import article_form

SIGNED = {"disclosure_state": "nothing", "disclosure": ""}


def piece(
    section: Any,
    *,
    title: str = "Leave the lamps on",
    genre: str = "analysis",
    live: bool = True,
    by: tuple[Author, ...] = (),
    **fields: Any,
) -> OpinionPage:
    """Make an opinion piece in `section`, live unless `live` is False."""
    post = OpinionPage(title=title, genre=genre, live=False, **{**SIGNED, **fields})
    post.bylines = [Byline(author=person, sort_order=order) for order, person in enumerate(by)]
    put(section, post, live=live)
    return OpinionPage.objects.get(pk=post.pk) if live else post


def column(name: str = "Low Water", author: Author | None = None, **fields: Any) -> Column:
    return Column.objects.create(name=name, author=author or Author.objects.create(name="Bea Marlowe"), **fields)


def restricted(post: Any) -> Any:
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)
    return post


def opinion_form(**fields: Any) -> dict[str, Any]:
    """Return the form of an analysis that may be published but for its author, and `fields` as typed."""
    begun = {"genre": "analysis", "disclosure_state": "nothing", "disclosure": "", "guest_name": "", "guest_about": ""}
    return article_form(**{**begun, **fields})


def many_pieces(
    section: OpinionSectionPage, number: int, *, pictures: list[CityImage], people: list[Author], columns: list[Column]
) -> None:
    """Make `number` published pieces as rows in bulk, of every genre in turn; every third answers the oldest."""
    many_articles(section, number, pictures=pictures, people=people)
    posts = list(PostPage.objects.in_section(section).order_by("date_shown"))
    # They become opinion: another kind, and its table in the place of the article's.
    ArticlePage.objects.filter(pk__in=[post.pk for post in posts])._raw_delete(connection.alias)
    kind = ContentType.objects.get_for_model(OpinionPage)
    Page.objects.filter(pk__in=[post.pk for post in posts]).update(content_type=kind)
    genres = OpinionGenre.values
    for index, post in enumerate(posts):
        post.genre = genres[index % len(genres)]
        post.card_facts = {"column": columns[index // len(genres) % len(columns)].pk} if post.genre == "column" else {}
    PostPage.objects.bulk_update(posts, ["genre", "card_facts"], batch_size=200)
    rows = [
        OpinionPage(
            postpage_ptr_id=post.pk,
            column_id=post.card_facts.get("column"),
            disclosure_state="nothing",
            in_reply_to_id=posts[0].pk if index % 3 == 1 else None,
        )
        for index, post in enumerate(posts)
    ]
    _insert(OpinionPage, rows)

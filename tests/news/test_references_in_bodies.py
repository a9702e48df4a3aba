"""What bodies refer to in Markdown, links and document blocks: loaded together, however many blocks refer."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import RichText

from core.models import CityImage
from home.models import HomePage
from news.models import ArticlePage, Author, NewsSectionPage
from tests.factories import article, author
from tests.news.dense_posts import fill, queries_of, ready_picture


def document(title: str, **fields: Any) -> Any:
    return get_document_model().objects.create(title=title, file=ContentFile(b"x", f"{title}.pdf"), **fields)


def pair(page: Any, image: CityImage, file: Any) -> list[tuple[str, Any]]:
    """Return Markdown with a reference of each kind, a link to a document, and a block of one."""
    return [
        ("markdown", f"[Page](page:{page.pk}) and [file](doc:{file.pk})\n\n![Quay](image:{image.pk},wide)"),
        ("rich_text", RichText(f'<p><a linktype="document" id="{file.pk}">The plan</a></p>')),
        ("document", {"document": file, "link_text": "", "note": ""}),
    ]


def pairs(number: int, page: Any) -> list[tuple[str, Any]]:
    """Return as many, each with a picture and a document of its own."""
    return [
        block
        for index in range(number)
        for block in pair(page, ready_picture(f"Quay {index}"), document(f"plan-{index}"))
    ]


def asked_with(client: Client, post: ArticlePage, body: list[tuple[str, Any]]) -> int:
    post.body = body
    post.save_revision().publish()
    # Once before: Wagtail keeps the root paths of its sites for an hour.
    client.get(post.url)
    return len(queries_of(client, post.url))


def test_a_post_asks_the_same_however_much_it_refers_to(client: Client, site: HomePage) -> None:
    post = fill(10)
    plain = [(block.block_type, block.value) for block in post.body if block.block_type != "related"]
    before, one, eight = (asked_with(client, post, [*plain, *pairs(number, post)]) for number in (0, 1, 8))

    # One for the documents, one for which of Markdown's pictures are in open collections.
    assert one == eight == before + 2
    assert eight <= 11
    html = client.get(post.url).content.decode()
    assert html.count("plan-7") >= 3
    assert html.count("<picture") >= 8


def test_a_feed_asks_the_same_however_much_its_posts_refer_to(client: Client, site: HomePage) -> None:
    fill(20)
    posts = list(ArticlePage.objects.published()[:20])
    blocks = pairs(8, posts[0])
    asked = []
    for body in (blocks[:3], blocks):
        for post in posts:
            post.body = body
            post.save(update_fields=["body"])
        client.get("/feed/")
        asked.append(len(queries_of(client, "/feed/")))

    assert asked[0] == asked[1] <= 20


def test_links_in_biographies_ask_no_more(client: Client, site: HomePage) -> None:
    post = fill(10)
    before = len(queries_of(client, post.url))
    for person in Author.objects.all():
        person.bio = f'<p>Wrote <a linktype="page" id="{post.pk}">this</a>.</p>'
        person.save()

    assert len(queries_of(client, post.url)) <= before
    assert f'Wrote <a href="{post.url}">this</a>' in client.get(post.url).content.decode()


@pytest.fixture
def closed(db: None) -> Collection:
    collection = Collection.get_first_root_node().add_child(instance=Collection(name="Private"))
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_a_post_shows_what_is_open_only(client: Client, news: NewsSectionPage, closed: Collection) -> None:
    draft = article(news, title="Not yet", live=False)
    image, file = ready_picture("Vault"), document("payroll", collection=closed)
    CityImage.objects.filter(pk=image.pk).update(collection=closed)
    post = article(news, body=pair(draft, image, file), bylines=(author(),))

    for address in (post.url, "/feed/"):
        html = client.get(address).content.decode()
        assert "Page and file" in html
        assert "payroll" not in html
        assert draft.slug not in html
        assert "figure--wide" not in html
        assert 'alt="Quay"' not in html


def test_a_picture_of_a_private_collection_still_stands_in_its_own_block(
    client: Client, news: NewsSectionPage, closed: Collection
) -> None:
    image = ready_picture("Vault")
    CityImage.objects.filter(pk=image.pk).update(collection=closed)
    block = ("image", {"image": image, "caption": "At six", "size": "wide"})
    post = article(news, body=[block, ("markdown", f'![Quay](image:{image.pk} "Hidden")')])

    html = client.get(post.url).content.decode()

    assert "At six" in html
    assert "Hidden" not in html

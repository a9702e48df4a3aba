"""Documents of private collections: no link, title or file name of theirs reaches a reader's page."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import TestCase
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text

from core import generations
from core.at_hand import AtHand, loaded
from core.blocks import DocumentBlock
from core.markdown import render_markdown
from core.markdown.references import stored_documents
from news.blocks import BodyBlock


def document(title: str, **fields: Any) -> Any:
    return get_document_model().objects.create(title=title, file=ContentFile(b"x" * 9, f"{title}.pdf"), **fields)


@pytest.fixture
def closed(db: None) -> Collection:
    """Return a collection below one that asks for a login."""
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Private"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return private.add_child(instance=Collection(name="Below it"))


@pytest.fixture
def free(db: None) -> Any:
    return document("budget")


@pytest.fixture
def secret(closed: Collection) -> Any:
    return document("payroll", collection=closed)


def link(key: Any) -> str:
    return f'<p>See <a linktype="document" id="{key}">this</a>.</p>'


def body(*documents: Any, **words: str) -> str:
    stored = {"link_text": "", "note": "", **words}
    block = BodyBlock()
    return block.render(
        block.to_python([{"type": "document", "value": {**stored, "document": one.pk}} for one in documents])
    )


def test_a_link_leads_to_an_open_document_only(free: Any, secret: Any) -> None:
    assert expand_db_html(link(free.pk)) == f'<p>See <a href="{free.url}">this</a>.</p>'
    assert expand_db_html(link(secret.pk)) == "<p>See <a>this</a>.</p>"


@pytest.mark.parametrize("key", [0, 999999, "", "x", "-1", "1.5", "9" * 18, "9" * 40, "１"])
def test_a_link_to_no_document_leaves_the_words(db: None, key: Any) -> None:
    assert expand_db_html(link(key)) == "<p>See <a>this</a>.</p>"


def test_a_link_without_a_key_leaves_the_words(db: None) -> None:
    assert expand_db_html('<a linktype="document">this</a>') == "<a>this</a>"


@pytest.mark.parametrize("kind", ["document", "page"])
def test_only_possible_keys_reach_the_index_of_usages(db: None, kind: str) -> None:
    html = f'<a linktype="{kind}">a</a><a linktype="{kind}" id="{"9" * 40}">b</a><a linktype="{kind}" id="7">c</a>'

    assert [key for _, key, _, _ in extract_references_from_rich_text(html)] == ["7"]


def test_a_block_shows_an_open_document_only(free: Any, secret: Any) -> None:
    html = body(free, secret, note="As passed")

    assert free.url in html
    assert html.count("As passed") == 1
    assert "payroll" not in html
    assert secret.url not in html


def test_many_blocks_ask_once(free: Any, secret: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert body(free, secret, free).count(free.url) == 2


def test_a_block_with_a_document_from_a_form_asks_too(free: Any, secret: Any) -> None:
    block = DocumentBlock()

    # As a preview has it: the very document, from no chooser of ours.
    html = [block.render(block.normalize({"document": one, "link_text": "", "note": ""})) for one in (free, secret)]

    assert "budget" in html[0]
    assert not html[1].strip()


def test_the_editor_keeps_a_document_that_readers_may_not_see(secret: Any) -> None:
    block = DocumentBlock()
    stored = {"document": secret.pk, "link_text": "", "note": ""}
    [value] = block.bulk_to_python([stored])

    assert value["document"] == secret
    assert block.get_prep_value(value) == stored
    assert "payroll" not in block.get_searchable_content(value)


def test_documents_at_hand_are_not_asked_for(free: Any, secret: Any, django_assert_num_queries: Any) -> None:
    found = {**stored_documents().in_bulk([free.pk, secret.pk]), 999: None}

    with loaded(AtHand(documents=found)), django_assert_num_queries(0):
        links = expand_db_html(link(free.pk) + link(secret.pk) + link(999))
        blocks = body(free, secret)
        markdown = render_markdown(f"[a](doc:{free.pk}) [b](doc:{secret.pk}) [c](doc:999)")

    assert links.count("href=") == blocks.count('href="/doc') == markdown.count("href=") == 1
    assert "payroll" not in links + blocks + markdown


def test_the_privacy_of_collections_changes_pages(closed: Collection) -> None:
    for event in ("save", "delete"):
        before = generations.current("pages")
        with TestCase.captureOnCommitCallbacks(execute=True):
            getattr(CollectionViewRestriction.objects.get(), event)()
        assert generations.current("pages") != before

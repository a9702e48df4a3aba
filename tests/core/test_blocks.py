"""The blocks of a body: previews, search, usages, and pictures that are no longer there."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import RawHTMLBlock, StreamBlock
from wagtail.documents import get_document_model

import core.blocks
from core.blocks import DocumentBlock, GalleryBlock, MarkdownBlock, PictureBlock, TableBlock
from tests.core.pictures import stored

pytestmark = pytest.mark.django_db

ALL = [(name, getattr(core.blocks, name)) for name in core.blocks.__all__]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(("name", "block_class"), ALL)
def test_every_block_shows_itself_in_the_picker(name, block_class):
    block = block_class()
    block.set_name(name)
    stored(900, 600)
    get_document_model().objects.create(title="Plan", file=ContentFile(b"x", name="plan.pdf"))

    html = block.render(block.get_preview_value())

    assert html.strip()
    assert block.get_description()
    assert block.label
    assert block.meta.icon != "placeholder"
    assert block.meta.group
    assert not block.check()


def test_there_is_no_block_of_raw_html():
    assert not any(issubclass(block_class, RawHTMLBlock) for _, block_class in ALL)


def body(**blocks: object) -> StreamBlock:
    return StreamBlock(
        [
            ("image", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("document", DocumentBlock()),
            ("markdown", MarkdownBlock()),
        ]
    )


def test_a_body_survives_what_it_refers_to():
    picture = {"image": 99, "decorative": False, "alt_text": "Gone"}
    value = body().to_python(
        [
            {"type": "image", "value": {"image": picture, "caption": "Caption", "size": "wide"}},
            {
                "type": "gallery",
                "value": {
                    "title": "T",
                    "pictures": [{"type": "item", "value": {"image": picture, "caption": ""}}],
                },
            },
            {"type": "document", "value": {"document": 99, "link_text": "", "note": ""}},
            {"type": "markdown", "value": "![x](image:99) [y](doc:99) [z](page:99)"},
        ]
    )

    html = body().render(value)

    assert "<img" not in html
    assert "y z" in html


def test_the_same_picture_says_different_things_in_one_body():
    image = stored(900, 600)
    value = body().to_python(
        [
            {
                "type": "image",
                "value": {
                    "image": {"image": image.pk, "decorative": False, "alt_text": words},
                    "caption": "",
                    "size": "column",
                },
            }
            for words in ("First", "Second")
        ]
    )

    assert [block.value["image"].contextual_alt_text for block in value] == ["First", "Second"]


def test_search_finds_captions_cells_and_markdown():
    table = TableBlock().to_python(core.blocks.layout.PREVIEW_TABLE)
    picture = PictureBlock().to_python(
        {"image": {"image": stored().pk, "decorative": False, "alt_text": "Cranes"}, "caption": "Quay"}
    )
    undescribed = PictureBlock().to_python(
        {"image": {"image": stored().pk, "decorative": True, "alt_text": None}, "caption": ""}
    )

    assert {"Passengers a day", "Tram 4", "26,150", "Source: Saltmere Tramways"} <= set(
        TableBlock().get_searchable_content(table)
    )
    assert PictureBlock().get_searchable_content(picture) == ["Quay", "Cranes"]
    assert PictureBlock().get_searchable_content(undescribed) == []
    assert MarkdownBlock().get_searchable_content("**Bold** <https://example.org>") == ["Bold"]


def test_usages_in_markdown_reach_the_index():
    image = stored()

    [(model, pk, _, _)] = MarkdownBlock().extract_references(f"![x](image:{image.pk})")

    assert (model, pk) == (type(image), str(image.pk))


def test_markdown_that_would_take_too_long_is_refused_in_a_sentence():
    with pytest.raises(ValidationError, match="never closed"):
        MarkdownBlock().clean("[" * 5_000)


def test_markdown_has_a_longest_text():
    with pytest.raises(ValidationError, match="100000"):
        MarkdownBlock().clean("a" * 100_001)


def test_a_document_says_how_large_it_is():
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"x" * 2048, name="plan.pdf"))
    document.file_size = 2048
    value = DocumentBlock().to_python({"document": document.pk, "link_text": "", "note": ""})
    value["document"].file_size = 2048

    assert (value.title, value.file_extension, value.file_size) == ("Plan", "PDF", "2.0\xa0KB")


def test_a_table_has_one_caption():
    assert TableBlock().to_python(core.blocks.layout.PREVIEW_TABLE).caption == "Passengers a day"

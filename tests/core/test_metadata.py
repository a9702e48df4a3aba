"""What the head of a page says, as values."""

from pathlib import Path
from typing import Any

from core.images.loading import load_pictures
from core.metadata import Metadata
from tests.factories import picture


def test_search_engines_may_show_large_pictures() -> None:
    assert Metadata(title="A bridge opens").robots == "max-image-preview:large"


def test_a_page_that_is_not_to_be_listed_says_so() -> None:
    assert Metadata(title="A bridge opens", no_index=True).robots == "noindex"


def test_a_picture_comes_with_its_size_and_words(db: None) -> None:
    meta = Metadata(title="A bridge opens").with_image(picture(size=(3000, 2000)))

    assert meta.image_url.startswith("http://localhost/media/")
    assert (meta.image_width, meta.image_height) == (1200, 630)
    assert meta.image_alt == "The bridge, seen from the quay"


def test_a_small_picture_says_its_real_size(db: None) -> None:
    meta = Metadata(title="A bridge opens").with_image(picture(size=(400, 400)))

    assert 0 < meta.image_width <= 400
    assert 0 < meta.image_height <= 400


def test_without_a_picture_nothing_is_said(db: None) -> None:
    assert Metadata(title="A bridge opens").with_image(None).image_url == ""


def test_a_picture_whose_file_is_gone_is_not_named(db: None) -> None:
    image = picture()
    image.file.storage.delete(image.file.name)

    assert Metadata(title="A bridge opens").with_image(image).image_url == ""


def test_a_picture_whose_file_is_broken_is_not_named(db: None) -> None:
    image = picture()
    Path(image.file.path).write_bytes(b"no picture")

    assert Metadata(title="A bridge opens").with_image(image).image_url == ""


def test_a_picture_at_hand_costs_no_query(db: None, django_assert_num_queries: Any) -> None:
    stored = picture()
    Metadata(title="").with_image(stored)
    image = load_pictures({stored.pk: ["social"]})[stored.pk]

    with django_assert_num_queries(0):
        assert Metadata(title="").with_image(image).image_width == 1200

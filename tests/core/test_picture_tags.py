"""The markup of pictures: every format, no jumping, no query, and words when the file is gone."""

import re
import time

import pytest
from django.core.cache import cache
from django.template import Context, Template

from core.images.markup import picture_markup
from core.images.tasks import prepare_renditions
from core.models import CityImage
from tests.core.pictures import stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def prepared(width: int = 1000, height: int = 700, shape: str = "card", **values: object) -> CityImage:
    image = stored(width, height, **values)
    prepare_renditions.call(image.pk, [shape])
    return CityImage.objects.for_shapes(shape).get(pk=image.pk)


def test_a_picture_offers_modern_formats_and_says_its_size():
    html = picture_markup(prepared(), "card")

    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert 'width="480" height="320"' in html
    assert 'alt="What it shows"' in html
    assert 'loading="lazy" decoding="async"' in html
    assert html.count(" 2x") == 3


def test_the_first_picture_of_a_page_is_loaded_at_once():
    html = picture_markup(prepared(), "card", eager=True)

    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_with_sizes_the_browser_is_told_widths():
    html = picture_markup(prepared(), "card", sizes="100vw")

    assert " 480w" in html
    assert " 960w" in html
    assert html.count('sizes="100vw"') == 3


def test_a_loaded_picture_costs_no_query_and_no_cache(django_assert_num_queries, rendition_cache):
    image = prepared()
    rendition_cache.clear()

    with django_assert_num_queries(0):
        picture_markup(image, "card")

    assert rendition_cache == []


@pytest.fixture
def rendition_cache(monkeypatch):
    """Collect what is asked of the cache that Wagtail keeps renditions in."""
    calls: list[str] = []
    backend = CityImage.get_rendition_model().cache_backend
    for name in ("get", "set", "get_many", "set_many"):
        monkeypatch.setattr(type(backend), name, lambda *args, name=name, **kwargs: calls.append(name) or {})
    return calls


def test_a_shape_that_the_list_did_not_load_is_asked_for_once_and_not_made_anew(monkeypatch):
    prepare_renditions.call(prepared(shape="lead").pk, ["card"])
    image = CityImage.objects.for_shapes("lead").get()
    monkeypatch.setattr(CityImage, "generate_rendition_file", None)

    assert "image/avif" in picture_markup(image, "card")


def test_a_small_picture_is_not_blown_up_nor_made_twice():
    html = picture_markup(prepared(300, 200), "card")

    assert 'width="300" height="200"' in html
    assert "2x" not in html


def test_a_tall_picture_stays_whole_where_it_may():
    html = picture_markup(prepared(1200, 1800, "story"), "story")

    assert 'width="1100" height="1650"' in html


def test_the_crop_keeps_the_focal_point():
    left = prepared(
        1200, 300, "square", focal_point_x=100, focal_point_y=150, focal_point_width=50, focal_point_height=50
    )

    assert 'width="300" height="300"' in picture_markup(left, "square")
    assert {one.focal_point_key for one in left.prefetched_renditions} != {""}


@pytest.mark.usefixtures("tasks_run")
def test_missing_files_are_made_and_the_slow_formats_left_to_the_worker():
    image = stored(1000, 700)

    first = picture_markup(image, "card")
    second = picture_markup(CityImage.objects.for_shapes("card").get(), "card")

    assert "<source" not in first
    assert 'width="480"' in first
    assert "image/avif" in second


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_a_missing_or_broken_file_leaves_its_words(damage):
    image = stored(1000, 700)
    path = image.file.path
    image.file.storage.delete(image.file.name)
    if damage == "broken":
        with open(path, "wb") as file:
            file.write(b"\xff\xd8\xff nothing")

    html = picture_markup(CityImage.objects.get(), "card", alt='The "quay"')

    assert html == (
        '<span class="picture picture--card picture--missing" role="img" aria-label="The &quot;quay&quot;"></span>'
    )


def test_no_picture_is_no_markup():
    assert picture_markup(None, "card") == ""


def test_the_words_of_this_use_win():
    image = prepared()
    image.contextual_alt_text = "Here"

    assert 'alt="Here"' in picture_markup(image, "card")
    image.decorative = True
    assert 'alt=""' in picture_markup(image, "card")
    assert 'alt="&lt;b&gt;"' in picture_markup(image, "card", alt="<b>")


def test_a_component_sample_needs_no_model():
    sample = {"src": "/static/x.svg", "width": 30, "height": 20, "alt": "Sample", "credit": "Us"}

    html = Template('{% load picture_tags %}{% picture_of image "card" %}').render(Context({"image": sample}))

    assert '<img src="/static/x.svg" width="30" height="20" alt="Sample" loading="lazy"' in html


def test_a_page_full_of_pictures_is_cheap():
    image = prepared()
    picture_markup(image, "card")

    start = time.process_time()
    for _ in range(500):
        picture_markup(image, "card", sizes="100vw")

    # Measured at about 0.1 ms; the bound leaves room for a busy machine.
    assert (time.process_time() - start) / 500 < 0.000_6

"""Pictures in the archive: every way in goes through the same door."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.images.tasks import prepare_renditions
from core.models import CityImage
from tests.core.pictures import DATA, encoded, needs_data, notes_of_a_camera, plain, stored, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photograph() -> bytes:
    return encoded(plain(), exif=notes_of_a_camera())


def exif_of(file) -> dict:
    with file.open() as opened, Image.open(opened) as picture:
        return dict(picture.getexif())


def test_a_picture_made_in_code_is_cleaned_and_described():
    image = CityImage.objects.create(title="Quay", file=upload(photograph(), "quay.jpeg"))

    image.refresh_from_db()
    content = image.file.open().read()
    assert not exif_of(image.file)
    assert (image.width, image.height) == (40, 60)
    assert image.taken_on == date(2024, 3, 9)
    assert image.file_size == len(content)
    assert image.file_hash == hashlib.sha1(content, usedforsecurity=False).hexdigest()


def test_a_file_given_to_the_field_itself_is_cleaned():
    image = stored()

    image.file.save("new.jpg", ContentFile(photograph()))

    image.refresh_from_db()
    assert not exif_of(image.file)
    assert (image.width, image.height) == (40, 60)


def test_a_day_that_an_editor_gave_stays():
    image = CityImage.objects.create(title="Quay", file=upload(photograph()), taken_on=date(1931, 5, 1))

    assert image.taken_on == date(1931, 5, 1)


def test_a_broken_file_never_reaches_the_archive():
    with pytest.raises(ValidationError, match="cannot be opened"):
        CityImage.objects.create(title="Broken", file=upload(b"\xff\xd8\xff nothing"))

    assert not CityImage.objects.exists()


def form_with(content: bytes, name: str):
    form_class = get_image_form(CityImage)
    data = {"title": "T", "licence": "own", "collection": Collection.get_first_root_node().pk}
    return form_class(data, {"file": SimpleUploadedFile(name, content)})


def test_the_form_says_at_the_field_what_is_wrong():
    form = form_with(b"\xff\xd8\xff nothing", "x.jpg")

    assert not form.is_valid()
    assert "cannot be opened" in form.errors["file"][0]


def test_the_form_refuses_a_file_of_too_many_bytes(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100

    form = form_with(photograph(), "x.jpg")

    assert "too big" in form.errors["file"][0]


def test_a_file_with_the_wrong_ending_is_named_for_what_it_is():
    form = form_with(encoded(plain(), "PNG"), "picture.jpg")

    assert form.is_valid(), form.errors
    assert form.save().file.name.endswith("picture.png")


def test_an_editor_uploads_through_the_admin(admin_client):
    response = admin_client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Quay",
            "licence": "own",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile("quay.jpg", photograph()),
        },
    )

    assert response.status_code == 302
    assert not exif_of(CityImage.objects.get().file)


def test_several_pictures_are_uploaded_at_once(admin_client):
    response = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "quay.jpg",
            "collection": Collection.get_first_root_node().pk,
            "files[]": SimpleUploadedFile("quay.jpg", photograph()),
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert response.json()["success"], response.content
    assert not exif_of(CityImage.objects.get().file)


def test_the_multiple_uploader_says_what_is_wrong(admin_client):
    response = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x.jpg", "files[]": SimpleUploadedFile("x.jpg", b"nothing")},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert "cannot be opened" in response.json()["error_message"]


def test_replacing_the_file_of_a_picture_drops_its_old_renditions(admin_client):
    image = stored(900, 600)
    image.get_rendition("width-100")

    admin_client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {
            "title": "New",
            "licence": "own",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile("new.jpg", photograph()),
        },
    )

    image.refresh_from_db()
    assert (image.width, image.height) == (40, 60)
    assert not image.renditions.exists()


@needs_data
def test_no_published_file_carries_a_position():
    image = CityImage.objects.create(title="GPS", file=upload((DATA / "gps.jpg").read_bytes(), "gps.jpg"))

    prepare_renditions.call(image.pk, ["card", "column"])

    files = [image.file, *(rendition.file for rendition in image.renditions.all())]
    assert len(files) > 3
    for file in files:
        assert not exif_of(file), file.name


@needs_data
def test_a_phone_s_heic_is_stored_as_a_jpeg():
    form = form_with((DATA / "phone.heic").read_bytes(), "IMG_0042.HEIC")

    assert form.is_valid(), form.errors
    image = form.save()
    assert image.file.name.endswith(".jpg")
    assert image.height > image.width


def test_preparing_renditions_of_a_picture_that_is_gone_is_no_error():
    prepare_renditions.call(99, ["card"])


def test_preparing_renditions_of_a_missing_file_is_no_error():
    image = stored()
    image.file.storage.delete(image.file.name)

    prepare_renditions.call(image.pk, ["card"])

    assert not image.renditions.exists()


def test_a_list_loads_the_renditions_it_shows_in_one_query(django_assert_num_queries):
    for _ in range(3):
        prepare_renditions.call(stored(1000, 700).pk, ["card", "lead"])

    with django_assert_num_queries(2):
        images = list(CityImage.objects.for_shapes("card"))

    assert {rendition.filter_spec.split("-")[1] for rendition in images[0].prefetched_renditions} == {
        "480x320|format",
        "960x640|format",
    }

"""Photos of strangers: nothing of where they were taken, bounded work, on the disk before anybody is thanked."""

import io
import os
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.contributions import photos, receiving
from community.contributions.photos import MOST, folder, keep_photo, path_of, sweep
from community.models import Contribution
from core.images import bounded
from core.models import OutgoingMail
from tests.community.contributing import agreed_photos, filled, photo, post, sent, sent_with_photos

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def draft(db: None) -> Contribution:
    return Contribution.objects.create(kind="story", key="one")


def encoded(image_format: str, size: tuple[int, int] = (90, 60)) -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, image_format)
    return SimpleUploadedFile(f"picture.{image_format.lower()}", file.getvalue())


def enormous() -> SimpleUploadedFile:
    """Return a PNG of a few hundred bytes that says it has 121 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 11_000, 11_000, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 1000)), chunk(b"IEND", b"")]
    return SimpleUploadedFile("large.png", b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def files() -> list[Path]:
    return [path for path in folder().rglob("*") if path.is_file()]


def test_where_a_photo_was_taken_is_gone_and_it_stands_upright(draft: Contribution) -> None:
    kept = keep_photo(draft, photo(size=(120, 80)))

    with Image.open(path_of(kept)) as image:
        assert not image.getexif()
        assert image.size == (80, 120)
    assert b"Camera" not in path_of(kept).read_bytes()


def test_a_photo_lies_outside_of_media_for_its_owner_only(draft: Contribution, settings: Any) -> None:
    path = path_of(keep_photo(draft, photo()))

    assert Path(settings.MEDIA_ROOT) not in path.parents
    assert path.stat().st_mode & 0o077 == 0
    assert len(path.stem) == 40


@pytest.mark.parametrize(("sent_as", "kept_as"), [("PNG", "PNG"), ("WEBP", "WEBP"), ("HEIF", "JPEG")])
def test_what_phones_and_programs_make_is_taken(draft: Contribution, sent_as: str, kept_as: str) -> None:
    assert keep_photo(draft, encoded(sent_as)).image_format == kept_as


@pytest.mark.parametrize("upload", [encoded("GIF"), SimpleUploadedFile("a.jpg", b"GIF89a no"), enormous()])
def test_what_is_no_photo_for_us_is_refused_in_words_before_it_is_decoded(
    draft: Contribution, upload: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(photos, "rewrite_bounded", None)

    with pytest.raises(ValidationError):
        keep_photo(draft, upload)

    assert not files()


def test_a_large_file_and_a_ninth_photo_are_refused_and_the_others_stay(client: Client, monkeypatch: Any) -> None:
    data = filled()
    monkeypatch.setattr(photos, "LARGEST", 100_000)
    large = SimpleUploadedFile("large.jpg", photo().read() + b"\0" * 200_000)
    some = [photo(f"hsl({number * 40}, 90%, 50%)") for number in range(MOST)]

    html = post(client, {**data, "photos": [large, *some, photo("red")]}).content.decode()

    assert "large.jpg: This photo is larger" in html
    assert "Only 8 photos" in html
    assert Contribution.objects.get().photos.count() == MOST


def test_a_decoder_without_end_is_stopped(draft: Contribution, monkeypatch: Any) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 0.001)

    with pytest.raises(ValidationError, match="too large to open"):
        keep_photo(draft, photo())

    assert not files()


def test_a_decoder_that_wants_too_much_memory_ends_alone(draft: Contribution, monkeypatch: Any) -> None:
    monkeypatch.setattr(bounded, "MEMORY", 170 * 1024**2)

    with pytest.raises(ValidationError):
        keep_photo(draft, encoded("PNG", size=(6000, 6000)))

    assert not files()


def test_a_full_disk_never_thanks_and_keeps_nothing_by_halves(client: Client, monkeypatch: Any) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(photos, "_to_the_disk", full)
    response = post(client, {**filled(), "photos": [photo()]})

    assert response.status_code == 503
    assert "Now the last one leaves at noon." in response.content.decode()
    assert not files()
    assert not Contribution.objects.sent().exists()
    assert not OutgoingMail.objects.exists()


def test_a_photo_that_is_gone_when_it_is_sent_stops_the_thanks(client: Client) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    held = Contribution.objects.get()
    path_of(held.photos.get()).unlink()

    response = post(client, {**data, **agreed_photos(held)})

    assert response.status_code == 503
    assert not Contribution.objects.sent().exists()


def test_a_database_that_fails_while_sending_leaves_a_draft(client: Client, monkeypatch: Any) -> None:
    from django.db import OperationalError

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(receiving.letters, "tell_state", fail)
    response = post(client, filled())

    assert response.status_code == 503
    assert Contribution.objects.get().state == "draft"


def test_photos_are_shown_to_who_knows_their_own_contributions_secret(client: Client) -> None:
    mine = sent_with_photos(client, photo())
    other = sent(client, text="Another")
    key = mine.photos.get().pk

    theirs = client.get(f"/contributions/{other.secret}/photos/{key}/")
    answer = client.get(mine.photos.get().url)
    answer.close()

    assert theirs.status_code == 404
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_files_that_nothing_names_go_after_a_day(draft: Contribution) -> None:
    kept = path_of(keep_photo(draft, photo()))
    orphan = kept.with_name("0" * 40 + ".jpg")
    orphan.write_bytes(b"left by a process that was killed")
    long_ago = time.time() - 90_000
    for path in (orphan, kept):
        os.utime(path, (long_ago, long_ago))

    assert sweep() == 1
    assert (kept.exists(), orphan.exists()) == (True, False)


def test_one_client_stores_so_many_photos_an_hour(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(receiving, "MOST_PHOTOS_AN_HOUR", 1)

    html = post(client, {**filled(), "photos": [photo(), photo("red")]}).content.decode()

    assert "very many photos" in html
    assert Contribution.objects.get().photos.count() == 1


def test_a_file_that_is_no_photo_is_told_beside_the_photos_and_after_each_press_where_the_words_are(
    client: Client,
) -> None:
    broken = SimpleUploadedFile("holiday.jpg", b"no picture", content_type="image/jpeg")

    html = post(client, filled(action="add", photos=[broken])).content.decode()

    photos = html.partition('id="photos"')[2].partition("</fieldset>")[0]
    assert "holiday.jpg: This picture cannot be opened" in photos
    assert "Not all photos were taken. Nothing you wrote is lost." in html
    assert 'action="/contribute/story/#answer"' in html
    assert 'id="answer"' in html

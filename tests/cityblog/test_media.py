"""Uploaded files: pictures are sent as pictures, and nothing is ever sent as a page."""

from pathlib import Path

import pytest

from core.media import MAX_AGE

pytestmark = pytest.mark.django_db

JPEG = b"\xff\xd8\xff\xe0 not really"


@pytest.fixture
def media(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    files = {
        "images/bridge.width-480.jpg": JPEG,
        "images/page.html": b"<script>alert(1)</script>",
        "images/drawing.svg": b"<svg><script>alert(1)</script></svg>",
        "documents/budget.pdf": b"%PDF secret",
    }
    for name, content in files.items():
        (settings.MEDIA_ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.MEDIA_ROOT / name).write_bytes(content)
    return settings.MEDIA_ROOT


def test_a_picture_is_sent_with_its_type_and_a_long_life(client, media: Path) -> None:
    answer = client.get("/media/images/bridge.width-480.jpg")

    assert b"".join(answer.streaming_content) == JPEG
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == f"public, max-age={MAX_AGE}"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "Set-Cookie" not in answer


def test_a_browser_that_has_it_is_told_so(client, media: Path) -> None:
    first = client.get("/media/images/bridge.width-480.jpg")
    first.close()

    again = client.get("/media/images/bridge.width-480.jpg", headers={"If-Modified-Since": first["Last-Modified"]})

    assert again.status_code == 304


@pytest.mark.parametrize("name", ["images/page.html", "images/drawing.svg"])
def test_what_a_browser_would_run_is_a_download(client, media: Path, name: str) -> None:
    answer = client.get(f"/media/{name}")
    answer.close()

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    "path",
    [
        "documents/budget.pdf",
        "images/../documents/budget.pdf",
        "images/%2e%2e/documents/budget.pdf",
        "images//bridge.width-480.jpg",
        "images/a%00b.jpg",
        "images/" + "x" * 5000,
        "images/",
        "images",
        "secret-key",
        "../secret-key",
    ],
)
def test_documents_and_odd_paths_stay_closed(client, media: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404


def test_a_missing_picture_is_a_neutral_placeholder(client, media: Path) -> None:
    answer = client.get("/media/images/lost.jpg")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "no-store"


def test_it_can_only_be_read(client, media: Path) -> None:
    assert client.post("/media/images/bridge.width-480.jpg").status_code == 405

"""Sending contributions as readers do, and small photos of a phone."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from community.models import Contribution
from tests.community.sending import stamped
from tests.core.pictures import notes_of_a_camera

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
WORDS = {
    "title": "The ferry stops at noon",
    "text": "It used to run until four.\n\nNow the last one leaves at noon.",
    "name": "Petra Olin",
    "email": "petra@example.org",
    "agreed": "on",
}


def photo(colour: str = "teal", name: str = "phone.jpg", size: tuple[int, int] = (120, 80)) -> SimpleUploadedFile:
    """Return a JPEG as a phone makes it, with the place where it was taken."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=notes_of_a_camera())
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def filled(kind: str = "story", **fields: Any) -> dict[str, Any]:
    """Return a form of `kind` as somebody sends it."""
    return stamped(f"contribution {kind}", **{**WORDS, "action": "send", **fields})


def post(client: Client, data: dict[str, Any], kind: str = "story", **headers: Any) -> Any:
    return client.post(f"/contribute/{kind}/", data, **{**HERE, **headers})


def sent(client: Client, kind: str = "story", **fields: Any) -> Contribution:
    """Send one; return it as it is stored."""
    data = filled(kind, **fields)
    response = post(client, data, kind)
    assert response.status_code == 303, wrong(response)
    secret = response["Location"].split("/")[2]
    contribution = Contribution.objects.behind(secret)
    assert contribution is not None
    return contribution


def wrong(response: Any) -> str:
    """Return what a form that came back says is wrong with it."""
    return response.content.decode().partition('role="alert"')[2][:600]


def agreed_photos(contribution: Contribution) -> dict[str, str]:
    """Return what a form says of its photos when their sender has filled it in."""
    said = {}
    for one in contribution.photos.all():
        name = f"photo-{one.pk}"
        said |= {f"{name}-shown": "1", f"{name}-credit": "Petra Olin", f"{name}-agreed": "on"}
        said[f"{name}-caption"] = "The landing at noon"
    return said


def sent_with_photos(client: Client, *photos: Any, kind: str = "story", **fields: Any) -> Contribution:
    """Send one with photos, in the two steps that it takes without JavaScript."""
    data = filled(kind, **fields)
    post(client, {**data, "action": "add", "photos": list(photos)}, kind)
    held = Contribution.objects.get(state="draft")
    response = post(client, {**data, **agreed_photos(held)}, kind)
    assert response.status_code == 303, wrong(response)
    held.refresh_from_db()
    return held

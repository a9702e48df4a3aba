"""Every picture is checked and rewritten at the door.

What is stored is upright, holds the pixels and at most a colour profile, and opens everywhere: no position,
no camera, no thumbnail, nothing appended. What cannot be decoded, or would cost too much memory, is refused
with a sentence for the person who sent it.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from .colour import displayable
from .exif import date_taken

register_heif_opener(thumbnails=False)
# Pillow only warns between one and two times its own limit.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)

#: Pillow's names of what we read -> what we store. MPO is how several phones label a JPEG with extras.
STORED_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "HEIF": "JPEG",
    "AVIF": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "WEBP": "WEBP",
}
READABLE = ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"]
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
#: The second picture of an MPO is a preview or a depth map, which nobody decodes.
ONE_FRAME = {"JPEG", "MPO", "HEIF"}


class SafeImageFile(ContentFile):
    """A picture that has passed the door: rewritten bytes, with what was learned on the way."""

    def __init__(self, content: bytes, name: str, *, taken_on: date | None, image_format: str) -> None:
        super().__init__(content, name=name)
        self.taken_on = taken_on
        self.content_type = f"image/{image_format.lower()}"


@dataclass(frozen=True)
class Header:
    """What the first bytes say, before any pixel is decoded."""

    image_format: str
    width: int
    height: int
    frames: int


def read_header(file: IO[bytes]) -> Header:
    """Return what the picture's header says, or raise ValidationError; nothing is decoded."""
    file.seek(0)
    with _refusing_what_is_broken(), Image.open(file, formats=READABLE) as image:
        return _header(image)


def make_safe(file: IO[bytes], name: str) -> SafeImageFile:
    """Return `file` rewritten without metadata, or raise ValidationError with a plain sentence."""
    if isinstance(file, SafeImageFile):
        return file
    file.seek(0)
    with _refusing_what_is_broken(), Image.open(file, formats=READABLE) as image:
        refuse_too_many_pixels(_header(image))
        image.load()
        content, stored_format = _rewritten(image, lossless=_is_lossless_webp(file))
        taken_on = date_taken(image)
    name = PurePath(name or "picture").with_suffix(SUFFIXES[stored_format]).name
    return SafeImageFile(content, name, taken_on=taken_on, image_format=stored_format)


def refuse_too_many_pixels(header: Header) -> None:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if header.width * header.height * header.frames <= limit:
        return
    raise ValidationError(
        _(
            "This picture is too large to open: %(width)s × %(height)s pixels. "
            "Please make it smaller, at most %(limit)s million pixels in all."
        )
        % {"width": header.width, "height": header.height, "limit": limit // 1_000_000},
        code="file_too_many_pixels",
    )


def _header(image: Image.Image) -> Header:
    image_format = image.format or ""
    frames = 1 if image_format in ONE_FRAME else getattr(image, "n_frames", 1)
    return Header(image_format, image.width, image.height, frames)


def _is_lossless_webp(file: IO[bytes]) -> bool:
    file.seek(0)
    if file.read(12)[8:] != b"WEBP":
        return False
    while len(head := file.read(8)) == 8:
        # "VP8X" only announces the chunks that follow.
        if head[:4] in {b"VP8 ", b"VP8L"}:
            return head[:4] == b"VP8L"
        length = int.from_bytes(head[4:], "little")
        file.seek(length + length % 2, io.SEEK_CUR)
    return False


def _rewritten(image: Image.Image, *, lossless: bool) -> tuple[bytes, str]:
    """Return the upright picture's bytes without metadata, and the format they are in."""
    upright = _upright(image)
    picture = displayable(upright)
    stored_format = STORED_AS[image.format or ""]
    if stored_format == "JPEG" and picture.mode not in {"L", "RGB"}:
        stored_format = "PNG"
    # Pillow's writers fall back on `info` for comments and more, so it is emptied and said again.
    options: dict[str, Any] = {"exif": b"", **{str(key): value for key, value in picture.info.items()}}
    picture.info = {}
    if stored_format == "JPEG":
        # The camera's own tables: no second loss. A turned or converted copy no longer has them.
        options |= {
            "quality": "keep" if picture is image and image.format == "JPEG" else 92,
            "optimize": True,
        }
    elif stored_format == "WEBP":
        options |= {"quality": 92, "xmp": b"", "lossless": lossless}
    output = io.BytesIO()
    picture.save(output, stored_format, **options)
    return output.getvalue(), stored_format


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        # Damaged notes say nothing about which way is up, and Pillow's readers raise all sorts on them.
        return image


@contextmanager
def _refusing_what_is_broken() -> Iterator[None]:
    try:
        yield
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise ValidationError(
            _("This picture is too large to open. Please make it smaller."), code="file_too_many_pixels"
        ) from error
    except Exception as error:
        # Decoders of broken files raise whatever they stumble over; to the sender it is all the same.
        raise ValidationError(
            _("This picture cannot be opened: it is damaged, incomplete, or not a JPEG, PNG, WebP, GIF, AVIF or HEIC."),
            code="invalid_image",
        ) from error

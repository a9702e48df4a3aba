"""Small pictures made on the spot, and the folder of real ones that nobody in the project made."""

import io
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from core.models import CityImage

DATA = Path(os.environ.get("CITYBLOG_TEST_DATA", Path(__file__).parents[3] / "shared" / "data")) / "images"

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="no test pictures: set CITYBLOG_TEST_DATA to a folder that holds images/"
)


def encoded(image: Image.Image, image_format: str = "JPEG", **options: object) -> bytes:
    output = io.BytesIO()
    image.save(output, image_format, **options)
    return output.getvalue()


def plain(width: int = 60, height: int = 40, colour: str = "teal", mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (width, height), colour)


def upload(content: bytes, name: str = "picture.jpg") -> ContentFile:
    return ContentFile(content, name=name)


def stored(width: int = 60, height: int = 40, **values: object) -> CityImage:
    values = {"title": "A picture", "description": "What it shows", **values}
    return CityImage.objects.create(file=upload(encoded(plain(width, height))), **values)


def notes_of_a_camera() -> Image.Exif:
    """Return EXIF with a position, a day and an orientation."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Make] = "Camera"
    exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2024:03:09 10:11:12"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (54.0, 30.0, 0.0)
    return exif

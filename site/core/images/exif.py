"""The one thing we keep from a camera's notes: the day the picture was taken."""

from datetime import date, datetime

from django.utils import timezone
from PIL import Image
from PIL.ExifTags import IFD, Base


def date_taken(image: Image.Image) -> date | None:
    """Return the day in the picture's EXIF, or None when it says nothing or nothing believable."""
    # A damaged EXIF block is no reason to refuse a picture, and Pillow's readers raise all sorts on one.
    try:
        exif = image.getexif()
        details = exif.get_ifd(IFD.Exif)
        values = [
            details.get(Base.DateTimeOriginal),
            details.get(Base.DateTimeDigitized),
            exif.get(Base.DateTime),
        ]
    except Exception:
        return None
    days = (_day(value) for value in values)
    return next((day for day in days if day), None)


def _day(value: object) -> date | None:
    try:
        day = datetime.strptime(str(value)[:10], "%Y:%m:%d").date()
    except ValueError:
        return None
    # A camera whose clock was never set says 1970 or 2000-01-01; tomorrow is another time zone's today.
    return day if date(1826, 1, 1) < day and (day - timezone.localdate()).days <= 1 else None

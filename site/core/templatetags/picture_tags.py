"""`{% picture_of image "shape" alt="…" eager=True sizes="…" %}`"""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.images.markup import picture_markup

register = template.Library()


@register.simple_tag
def picture_of(image: Any, shape: str, alt: str | None = None, eager: bool = False, sizes: str = "") -> SafeString:
    """Show a picture in one of the named shapes of `core.images.renditions`."""
    return picture_markup(image, shape, alt=alt, eager=eager, sizes=sizes)

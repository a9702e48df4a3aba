"""A picture as readers get it: one `<picture>` with every format, its size known before it loads.

Written in Python rather than as a template because a front page shows dozens of them.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.cache import cache
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Filter

from .renditions import MODERN_FORMATS, SHAPES, Shape, spec

if TYPE_CHECKING:
    from core.models import CityImage, CityRendition

logger = logging.getLogger(__name__)

#: One request in so many seconds asks the worker for the same missing files.
ASK_AGAIN_AFTER = 300
_filters: dict[str, Filter] = {}

Found: TypeAlias = "dict[str, CityRendition]"


def picture_markup(
    image: "CityImage | Mapping[str, Any] | None",
    shape_name: str,
    *,
    alt: str | None = None,
    eager: bool = False,
    sizes: str = "",
) -> SafeString:
    """Return the `<picture>` of `image` in the named shape, or "" without an image.

    A missing or broken file gives a placeholder, never an error.
    """
    if not image:
        return SafeString("")
    shape = SHAPES[shape_name]
    if isinstance(image, Mapping):
        return _sample(image, shape, alt, eager)
    alt = alt_of(image, alt)
    try:
        found = _renditions(image, shape)
    except Exception:
        # Storage and decoders fail in many ways; a reader should still get the words around the picture.
        logger.warning("Picture %s cannot be shown as %s.", image.pk, shape_name, exc_info=True)
        return placeholder(shape, alt)
    widths = shape.widths_for(image)
    sources = "".join(_source(found, shape, widths, image_format, sizes) for image_format in MODERN_FORMATS)
    jpegs = [found[spec(shape.name, width, "jpeg")] for width in widths]
    return _wrapped(
        shape,
        sources + _img(jpegs[0].url, jpegs[0].width, jpegs[0].height, alt, eager, _srcset(jpegs, sizes), sizes),
    )


def alt_of(image: "CityImage", alt: str | None) -> str:
    """Return the words for this use: given here, else those of the block, else the picture's own."""
    if alt is not None:
        return alt
    if image.decorative:
        return ""
    return image.contextual_alt_text or image.default_alt_text


def placeholder(shape: Shape, alt: str) -> SafeString:
    """Return what stands in for a picture whose file is missing or broken."""
    meaning = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return mark_safe(f'<span class="picture picture--{shape.name} picture--missing" {meaning}></span>')  # noqa: S308


def _renditions(image: "CityImage", shape: Shape) -> Found:
    """Return the shape's files by filter: loaded with the picture if the list did so, else in one query."""
    widths = shape.widths_for(image)
    wanted = {spec(shape.name, width, fmt) for width in widths for fmt in ("jpeg", *MODERN_FORMATS)}
    loaded: Iterable[CityRendition] | None = image._get_prefetched_renditions()
    if loaded is None:
        loaded = image.renditions.filter(filter_spec__in=wanted)
    # Not `get_rendition()`: that writes to a cache even for what it found.
    key = _focal_point_key(image, spec(shape.name, widths[0], "jpeg"))
    found = _fitting(loaded, wanted, key)
    if len(found) < len(wanted) and image._get_prefetched_renditions() is not None:
        # A list that loads one shape may show another; making files anew would be far dearer than asking.
        found |= _fitting(image.renditions.filter(filter_spec__in=wanted - found.keys()), wanted, key)
    if len(found) < len(wanted):
        found |= _make_missing(image, shape, wanted - found.keys())
    return found


def _fitting(renditions: "Iterable[CityRendition]", wanted: set[str], focal_point_key: str) -> Found:
    return {
        one.filter_spec: one
        for one in renditions
        if one.filter_spec in wanted and one.focal_point_key == focal_point_key
    }


def _make_missing(image: "CityImage", shape: Shape, missing: set[str]) -> Found:
    """Make the JPEGs now and leave the rest, which takes seconds, to the worker."""
    jpegs = sorted(filter_spec for filter_spec in missing if filter_spec.endswith("jpeg"))
    made = image.get_renditions(*jpegs) if jpegs else {}
    if cache.add(f"renditions:{image.pk}:{shape.name}:{image.file_hash}", True, ASK_AGAIN_AFTER):
        # Imported late: tasks know the models, and the models know this package.
        from .tasks import prepare_renditions

        prepare_renditions.enqueue(image.pk, [shape.name], shown=True)
    return made


def _focal_point_key(image: "CityImage", filter_spec: str) -> str:
    if filter_spec not in _filters:
        _filters[filter_spec] = Filter(filter_spec)
    return _filters[filter_spec].get_cache_key(image)


def _source(found: Found, shape: Shape, widths: tuple[int, ...], image_format: str, sizes: str) -> str:
    renditions = [found.get(spec(shape.name, width, image_format)) for width in widths]
    if not all(renditions):
        return ""
    sizes_attribute = f' sizes="{escape(sizes)}"' if sizes else ""
    return f'<source type="image/{image_format}" srcset="{_srcset(renditions, sizes)}"{sizes_attribute}>'


def _srcset(renditions: list[Any], sizes: str) -> str:
    """Return widths for a browser that is told the layout's sizes, else 1× and 2×."""
    described = [
        f"{one.url} {one.width}w" if sizes else f"{one.url} {times}x" for times, one in enumerate(renditions, start=1)
    ]
    return escape(", ".join(described))


def _img(src: str, width: int, height: int, alt: str, eager: bool, srcset: str = "", sizes: str = "") -> str:
    responsive = f' srcset="{srcset}"' if srcset else ""
    responsive += f' sizes="{escape(sizes)}"' if sizes and srcset else ""
    size = f'width="{width}" height="{height}"'
    loading = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return f'<img src="{escape(src)}"{responsive} {size} alt="{escape(alt)}" {loading}>'


def _wrapped(shape: Shape, content: str) -> SafeString:
    return mark_safe(f'<picture class="picture picture--{shape.name}">{content}</picture>')  # noqa: S308


def _sample(image: Mapping[str, Any], shape: Shape, alt: str | None, eager: bool) -> SafeString:
    """Return the picture of a component's sample data, which names a file instead of a model."""
    words = str(image.get("alt", "")) if alt is None else alt
    return _wrapped(shape, _img(str(image["src"]), int(image["width"]), int(image["height"]), words, eager))

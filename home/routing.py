"""From an address to its page in two queries, however deep it lies.

Wagtail walks down the tree with two queries a level. Here all pages along the address are found at once
by their `url_path`, narrowed by the index on slugs, and only the deepest is loaded with its own fields.
"""

from typing import Any

from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

#: Longer than any address of ours, shorter than what would make the query heavy.
DEEPEST_ADDRESS = 8
LONGEST_SLUG = 255


def is_sane(components: list[str]) -> bool:
    return not any(len(part) > LONGEST_SLUG or "\x00" in part for part in components)


def addresses_along(root: Page, components: list[str]) -> dict[str, int]:
    """Return the `url_path` of each step along `components` below `root`, with its number of steps."""
    depth_of = {}
    url_path = root.url_path
    for depth, part in enumerate(components[:DEEPEST_ADDRESS], start=1):
        url_path = f"{url_path}{part}/"
        depth_of[url_path] = depth
    return depth_of


def find_page(root: Page, components: list[str]) -> tuple[Any, list[str]]:
    """Return the deepest page along `components` below `root`, and the components that it must route itself.

    Raises Http404 when not even the first component is a page, and for a page whose time is over.
    """
    if not is_sane(components):
        raise Http404("no page has such an address")
    depth_of = addresses_along(root, components)
    candidates = Page.objects.filter(
        slug__in=components[:DEEPEST_ADDRESS], url_path__in=depth_of, depth__gt=root.depth
    ).only("path", "depth", "url_path", "content_type", "expire_at")
    deepest = max(candidates, key=lambda page: depth_of[page.url_path], default=None)
    if deepest is None:
        raise Http404("no page at this address")
    if deepest.expire_at and deepest.expire_at <= timezone.now():
        # The clock decides, not the job that unpublishes: it may be late.
        raise Http404("this page has expired")
    return deepest.specific, components[depth_of[deepest.url_path] :]

"""Addresses of pages without asking the database.

CityBlog serves one paper from one page tree, so a page's address follows from its `url_path` alone.
Wagtail's own `url` looks up the site's root paths in a cache for every link on a page.
"""

from django.conf import settings


def path_of(url_path: str) -> str:
    """Return the address on this site for Wagtail's `url_path`: "/home/news/a/" gives "/news/a/"."""
    parts = url_path.split("/", 2)
    return "/" + (parts[2] if len(parts) > 2 else "")


def absolute(address: str) -> str:
    """Return `address` ("/news/") with the public scheme and host of SITE_URL before it."""
    if address.startswith(("http://", "https://")):
        return address
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}"

"""The few views that belong to no app: robots.txt, the style guide, the sitemap."""

from typing import Any

from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from cityblog.sitemaps import SITEMAPS
from core.addresses import absolute
from core.components import samples


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", {"sitemap_url": absolute("/sitemap.xml")}, content_type="text/plain")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name every sitemap at its public address.

    Django's own index names the host that happened to be asked, and reads every post for the last change.
    """
    parts = [
        sitemap_views.SitemapIndexItem(_sitemap_address(name, number))
        for name, sitemap in SITEMAPS.items()
        for number in (sitemap() if isinstance(sitemap, type) else sitemap).paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


def _sitemap_address(name: str, number: int) -> str:
    address = absolute(reverse("sitemap_section", args=[name]))
    return address if number == 1 else f"{address}?p={number}"


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, sitemaps=SITEMAPS, section=section)


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its samples, for the people who build the site."""
    context: dict[str, Any] = {"components": samples(request)}
    return render(request, "styleguide.html", context)

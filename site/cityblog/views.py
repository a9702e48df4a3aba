"""The few views that belong to no app: robots.txt, the style guide, the sitemap."""

from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cityblog.sitemaps import SITEMAPS
from core.addresses import absolute
from core.components import samples


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", {"sitemap_url": absolute("/sitemap.xml")}, content_type="text/plain")


def sitemap_index(request: HttpRequest) -> HttpResponse:
    return sitemap_views.index(request, sitemaps=SITEMAPS, sitemap_url_name="sitemap_section")


def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, sitemaps=SITEMAPS, section=section)


@require_safe
@staff_member_required(login_url="wagtailadmin_login")
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its samples, for the people who build the site."""
    context: dict[str, Any] = {"components": samples(request)}
    return render(request, "styleguide.html", context)

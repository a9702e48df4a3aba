"""Sitemaps that name the public host, not the one a request happened to come in on."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap


class PublicSitemap(Sitemap):
    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

"""The demo paper's name, menus and section introductions."""

from pathlib import Path
from typing import Any

import yaml
from wagtail.models import Page, Site

from core.models import NavigationSettings, SiteSettings
from news.models import SectionPage


def is_loaded() -> bool:
    """Whether the demo, or an editor, has named the paper: `load_site` comes last and is part of one transaction."""
    unnamed = SiteSettings._meta.get_field("site_name").default
    return SiteSettings.objects.exclude(site_name=unnamed).exists()


def load_site(path: Path) -> None:
    """Name the paper and fill its menus, unless an editor has named it already."""
    facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    site = Site.objects.get(is_default_site=True)
    settings, made = SiteSettings.objects.get_or_create(site=site)
    if not made and settings.site_name != SiteSettings._meta.get_field("site_name").default:
        return
    for name in ("site_name", "tagline", "contact_email", "contact_address", "footer_text"):
        setattr(settings, name, facts[name].strip())
    settings.social_links = [("link", link) for link in facts["social_links"]]
    settings.save()
    _menus(site, facts)
    _sections(facts["sections"])


def _menus(site: Site, facts: dict[str, Any]) -> None:
    menus, _ = NavigationSettings.objects.get_or_create(site=site)
    menus.highlight_title = facts["highlight"]["title"]
    menus.highlight_page = _page(facts["highlight"]["page"])
    menus.footer_columns = [
        ("column", {"heading": column["heading"], "links": [_link(link) for link in column["links"]]})
        for column in facts["footer_columns"]
    ]
    menus.save()


def _page(slug: str) -> Page | None:
    return Page.objects.filter(url_path=f"/home/{slug}/").first()


def _link(link: dict[str, str]) -> dict[str, Any]:
    page = _page(link.get("page") or link.get("section") or "") if "url" not in link else None
    return {"page": page, "url": link.get("url", ""), "title": link.get("title", "")}


def _sections(facts: dict[str, dict[str, str]]) -> None:
    for section in SectionPage.objects.filter(slug__in=facts, intro=""):
        page = section.specific
        page.intro = facts[section.slug]["intro"].strip()
        page.hue = facts[section.slug]["hue"]
        page.save_revision().publish()

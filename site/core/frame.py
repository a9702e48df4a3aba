"""The frame of every page: names, menus and footer, loaded once and kept until an editor changes them.

Kept in each process under the generation "frame" (`core.generations`), so a change shows at once in all
of them, and a page costs no query for its frame.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Site

from core import generations
from core.addresses import path_of
from core.images.loading import Use, attach_pictures
from core.querysets import public_pages

T = TypeVar("T")


def framed(load: Callable[[], T]) -> Callable[[], T]:
    """Keep what `load` returns until the generation "frame" moves on, for each language."""
    kept: dict[str, tuple[str, T]] = {}
    lock = threading.Lock()

    @wraps(load)
    def loaded() -> T:
        # The generation is read first: what changes while loading is loaded again next time.
        generation, language = generations.current("frame"), get_language() or ""
        entry = kept.get(language)
        if entry is not None and entry[0] == generation:
            return entry[1]
        with lock:
            # Another thread may have loaded it while we waited for the lock.
            entry = kept.get(language)
            if entry is not None and entry[0] == generation:
                return entry[1]
            value = load()
            if generation != generations.UNKNOWN:
                kept[language] = (generation, value)
            return value

    loaded.forget = kept.clear  # type: ignore[attr-defined]
    FRAMED.append(loaded)
    return loaded


FRAMED: list[Any] = []


def forget_all() -> None:
    """Drop everything that is kept; tests call this where no transaction commits."""
    for loaded in FRAMED:
        loaded.forget()


@dataclass(frozen=True)
class Link:
    """A link in a menu or footer. `hue` names a section's colour, "" for none."""

    title: str
    url: str
    hue: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Column:
    heading: str
    links: list[Link]


@dataclass(frozen=True)
class Breaking:
    """The breaking bar; without `url` it is words only."""

    text: str
    url: str = ""
    until: datetime | None = None

    def stands_at(self, moment: datetime) -> bool:
        return self.until is None or self.until > moment


@dataclass(frozen=True)
class Frame:
    """What the masthead and the footer show; `site` is Wagtail's site with its root page."""

    site: Site | None = None
    site_name: str = "CityBlog"
    tagline: str = ""
    logo: Any = None
    social_image: Any = None
    contact_email: str = ""
    contact_address: str = ""
    menu: list[Link] = field(default_factory=list)
    highlight: Link | None = None
    footer_columns: list[Column] = field(default_factory=list)
    social_links: list[dict[str, str]] = field(default_factory=list)
    footer_text: str = ""
    currency: str = "GBP"
    home_url: str = "/"
    feed_url: str = "/feed/"
    search_url: str = "/search/"
    today: date | None = None
    is_menu_page: bool = False
    breaking: Breaking | None = None

    @property
    def shown_key(self) -> tuple[Any, ...]:
        """What differs between two pages under the same generation: the date, and which menu entry is marked."""
        return self.today, tuple(link.is_current for link in self.menu), self.is_menu_page

    def on_page(self, path: str) -> "Frame":
        """Return the frame as the page at `path` shows it: today's date, its own menu entry marked."""
        menu = [replace(link, is_current=True) if self._leads_to(link, path) else link for link in self.menu]
        is_menu_page = any(link.url == path for link in menu)
        breaking = self.breaking if self.breaking and self.breaking.stands_at(timezone.now()) else None
        return replace(self, menu=menu, today=timezone.localdate(), is_menu_page=is_menu_page, breaking=breaking)

    def _leads_to(self, link: Link, path: str) -> bool:
        # Every address begins with that of the front page; only the front page itself is it.
        return path == link.url or (link.url != self.home_url and path.startswith(link.url))


@framed
def current_frame() -> Frame:
    """Return the frame of the site; an unset-up database gives one with names only."""
    from core.models import NavigationSettings, SiteSettings

    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return Frame()
    settings = SiteSettings.objects.filter(site=site).first() or SiteSettings(site=site)
    attach_pictures([Use(settings, "logo", ("logo",)), Use(settings, "social_image", ("social",))])
    menus = NavigationSettings.objects.filter(site=site).select_related("highlight_page").first()
    menus = menus or NavigationSettings(site=site)
    # One query for all pages that menus name: what is not public is left out.
    pages = {page.pk: page for page in _linked_pages(menus)}
    return Frame(
        site=site,
        site_name=settings.site_name,
        tagline=settings.tagline,
        logo=settings.logo,
        social_image=settings.social_image,
        contact_email=settings.contact_email,
        contact_address=settings.contact_address,
        menu=_menu(menus, pages) or _sections(site.root_page),
        highlight=_highlight(menus, pages),
        footer_columns=[
            Column(block.value["heading"], _links(block.value["links"], pages)) for block in menus.footer_columns
        ],
        social_links=[{"label": b.value["label"], "url": b.value["url"]} for b in settings.social_links],
        footer_text=settings.footer_text,
        currency=settings.currency,
        breaking=_breaking(site),
    )


def _breaking(site: Site) -> Breaking | None:
    from core.models import BreakingBar

    bar = BreakingBar.objects.filter(site=site).first()
    if bar is None or not bar.text:
        return None
    page = public_pages().filter(pk=bar.page_id).first() if bar.page_id else None
    return Breaking(bar.text, path_of(page.url_path) if page else bar.url, bar.until)


def _linked_pages(menus: Any) -> Any:
    values = [block.value for block in menus.main_menu]
    for column in menus.footer_columns:
        values.extend(column.value["links"])
    wanted = [value["page"].pk for value in values if value["page"]]
    if menus.highlight_page_id:
        wanted.append(menus.highlight_page_id)
    return public_pages().filter(pk__in=wanted).specific()


def _link(value: Any, pages: dict[int, Page]) -> Link | None:
    """Return the link that a MenuLinkBlock's value makes, or None where its page is not public."""
    if value["page"]:
        page = pages.get(value["page"].pk)
        if page is None:
            return None
        return Link(value["title"] or page.title, path_of(page.url_path), getattr(page, "hue", ""))
    if value["url"]:
        return Link(value["title"] or value["url"], value["url"])
    return None


def _links(values: Any, pages: dict[int, Page]) -> list[Link]:
    return [link for link in (_link(value, pages) for value in values) if link]


def _menu(menus: Any, pages: dict[int, Page]) -> list[Link]:
    return _links([block.value for block in menus.main_menu], pages)


def _sections(root: Page) -> list[Link]:
    children = public_pages().child_of(root).in_menu().specific()
    return [Link(page.title, path_of(page.url_path), getattr(page, "hue", "")) for page in children]


def _highlight(menus: Any, pages: dict[int, Page]) -> Link | None:
    page = pages.get(menus.highlight_page_id)
    if page is None:
        return None
    return Link(menus.highlight_title or page.title, path_of(page.url_path))

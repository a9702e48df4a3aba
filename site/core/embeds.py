"""Videos and recordings of a few known providers.

A reader's request never asks anybody: the player's address follows from the page's address alone, and the
title was stored when the editor saved. Only the providers' own fixed endpoints are ever called, and only
inside `saving()`.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.base import EmbedFinder

logger = logging.getLogger(__name__)

TIMEOUT = 5
LONGEST_ANSWER = 64 * 1024
#: So that autosaving a draft does not wait for the same silent provider again and again.
RETRY_AFTER = timedelta(minutes=10)
_fetching: ContextVar[bool] = ContextVar("fetching", default=False)


@dataclass(frozen=True)
class Provider:
    name: str
    address: re.Pattern[str]
    player: str
    endpoint: str
    #: Width to height, as a name for the style sheet; sound has a height of its own.
    ratio: str = "16-9"
    whole_address: bool = False

    def player_src(self, url: str) -> str | None:
        """Return the player's address when the site's policy allows framing it."""
        match = self.address.match(url)
        if not match:
            return None
        player = self.player.format(quote(url, safe="") if self.whole_address else match["id"])
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(player))
        return player if origin in settings.EMBED_FRAME_SOURCES else None


PROVIDERS = (
    Provider(
        "YouTube",
        re.compile(
            r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
            r"(?P<id>[\w-]{11})(?![\w-])",
            re.ASCII,
        ),
        "https://www.youtube-nocookie.com/embed/{}",
        "https://www.youtube.com/oembed",
    ),
    Provider(
        "Vimeo",
        re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<id>\d{1,12})(?!\w)", re.ASCII),
        "https://player.vimeo.com/video/{}?dnt=1",
        "https://vimeo.com/api/oembed.json",
    ),
    Provider(
        "SoundCloud",
        re.compile(r"https?://(?:www\.)?soundcloud\.com/[\w-]+/(?:sets/)?[\w-]+", re.ASCII),
        "https://w.soundcloud.com/player/?url={}",
        "https://soundcloud.com/oembed",
        ratio="sound",
        whole_address=True,
    ),
    Provider(
        "Spotify",
        re.compile(
            r"https?://open\.spotify\.com/(?P<id>(?:track|album|playlist|episode|show)/[A-Za-z0-9]{10,40})(?!\w)",
            re.ASCII,
        ),
        "https://open.spotify.com/embed/{}",
        "https://open.spotify.com/oembed",
        ratio="sound",
    ),
)


@dataclass(frozen=True)
class Embed:
    """What a template shows: a plain link without `player_src`; there is never a third party's picture."""

    url: str
    title: str
    provider_name: str
    player_src: str | None = None
    ratio: str = "16-9"
    thumbnail: None = None


def provider_of(url: str) -> Provider | None:
    return next((provider for provider in PROVIDERS if provider.address.match(url)), None)


def describe(url: str, title: str = "") -> Embed | None:
    """Return what to show for `url`, from the text alone; None for an address that nobody should follow."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    provider = provider_of(url)
    if provider is None:
        return Embed(url, title or host, host)
    fallback = _("Watch on %(provider)s") if provider.ratio == "16-9" else _("Listen on %(provider)s")
    title = title or fallback % {"provider": provider.name}
    return Embed(url, title, provider.name, provider.player_src(url), provider.ratio)


def title_from_provider(url: str) -> str:
    """Ask the provider for the title of `url`, once: answers and failures are kept. Return "" on failure."""
    if provider_of(url) is None:
        return ""
    try:
        with saving():
            return str(get_embed(url).title)[:200]
    except EmbedNotFoundException:
        return ""


@contextmanager
def saving() -> Iterator[None]:
    """Allow network calls to providers within."""
    token = _fetching.set(True)
    try:
        yield
    finally:
        _fetching.reset(token)


class CityEmbedFinder(EmbedFinder):
    """Wagtail's way to look up an embed, for which it keeps the answer in its table."""

    def __init__(self, **options: Any) -> None:
        pass

    def accept(self, url: str) -> bool:
        return provider_of(url) is not None

    def find_embed(self, url: str, max_width: int | None = None, max_height: int | None = None) -> dict[str, Any]:
        """Return the provider's word on `url`; without an answer, an untitled entry that expires soon."""
        provider = provider_of(url)
        if provider is None or not _fetching.get():
            raise EmbedNotFoundException("Embeds are only looked up while an editor saves.")
        answer = _ask(provider, url)
        found: dict[str, Any] = {
            "title": str(answer.get("title") or ""),
            "author_name": str(answer.get("author_name") or ""),
            "provider_name": provider.name,
            "type": "video" if provider.ratio == "16-9" else "rich",
            "thumbnail_url": "",
            "width": None,
            "height": None,
            # The provider's markup is never printed: the player's address is worked out by us.
            "html": "",
        }
        return found if answer else {**found, "cache_until": timezone.now() + RETRY_AFTER}


def _ask(provider: Provider, url: str) -> dict[str, Any]:
    """Return the provider's answer, or {} when there is none in time."""
    try:
        with requests.get(
            provider.endpoint,
            params={"url": url, "format": "json"},
            timeout=TIMEOUT,
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.status_code != requests.codes.ok:
                return {}
            answer = json.loads(response.raw.read(LONGEST_ANSWER, decode_content=True))
    except (requests.RequestException, OSError, ValueError) as error:
        logger.info("%s did not answer about %s: %s", provider.name, url, error)
        return {}
    return answer if isinstance(answer, dict) else {}

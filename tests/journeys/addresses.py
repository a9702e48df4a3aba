"""One address of each type of page in the demo, worked out from its files."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.utils import timezone

from cityblog.demo.texts import Text, read_text

POSTS = Path(settings.BASE_DIR) / "demo" / "posts"
NO_SUCH_PAGE = "/no-such-page/"


@cache
def posts() -> list[tuple[str, Text]]:
    """Return the address and the text of each post that every reader can open, in the order of their files."""
    found = []
    for path in sorted(POSTS.glob("*/*.md")):
        text = read_text(path)
        if text.front.get("state", "live") == "live":
            found.append((f"/{path.parent.name}/{text.slug}/", text))
    return found


def kinds(text: Text) -> set[str]:
    return {part.kind for part in text.parts}


def post_where(true: Callable[[Text], object]) -> str:
    return next(address for address, text in posts() if true(text))


def posts_with_every_block() -> Iterator[str]:
    """Yield few posts that together show every kind of block: each time the one with most kinds not yet seen."""
    left = set().union(*(kinds(text) for _, text in posts()))
    while left:
        address, text = max(posts(), key=lambda post: len(kinds(post[1]) & left))
        left -= kinds(text)
        yield address


def archive_month() -> str:
    """Return the archive of the month that the newest News of the demo lie in, so that it never is empty."""
    return f"/news/{timezone.localdate():%Y/%m}/"


def first_storyline() -> str:
    storylines = yaml.safe_load((POSTS.parent / "storylines.yaml").read_text(encoding="utf-8"))
    return f"/storylines/{storylines[0]['slug']}/"


def page_types() -> dict[str, str]:
    """Return the address of each type of page by its name; no list of the demo is so long that it has a second page."""
    richest, *more = posts_with_every_block()
    return {
        "front": "/",
        "section": "/news/",
        "archive-month": archive_month(),
        "archive-year": f"/news/{timezone.localdate():%Y}/",
        "article": richest,
        **{f"blocks-{place}": address for place, address in enumerate(more, start=2)},
        "article-no-picture": post_where(lambda text: not text.front.get("lead_image")),
        "author": "/authors/delphine-roux/",
        "authors": "/authors/",
        "topic": "/topics/trams/",
        "topics": "/topics/",
        "place": "/places/millbank/",
        "venue": "/places/asmara-table/",
        "places": "/places/",
        "opinion": "/opinion/",
        "opinion-piece": "/opinion/seven-days-to-read-the-papers/",
        "cartoon": "/opinion/the-king-will-take-questions/",
        "column": "/opinion/columns/low-water/",
        "jobs": "/jobs/",
        "job": "/jobs/tram-driver-line-4/",
        "food": "/food/",
        "recipe": "/food/weighbridge-fish-soup/",
        "recipes": "/food/recipes/",
        "entertainment": "/entertainment/",
        "event": "/entertainment/after-hours-at-the-ropewalk/",
        "events": "/entertainment/events/",
        "live": "/news/the-aune-at-the-wall/",
        "storylines": "/storylines/",
        "storyline": first_storyline(),
        "contribute": "/contribute/",
        "contribute-event": "/contribute/event/",
        "corrections": "/corrections/",
        "retracted": "/news/brewers-row-apostrophe/",
        "review": "/food/asmara-table-shuttle-lane/",
        "reviews": "/food/reviews/",
        "search": "/search/?q=bridge",
        "search-corrected": "/search/?q=hallabi",
        "search-begins": "/search/",
        "search-found-nothing": "/search/?q=qwrtzpl+bridge+-bridge",
        "standard-page": "/about/",
        "not-found": NO_SUCH_PAGE,
    }

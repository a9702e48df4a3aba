"""A storyline's timeline: its listed posts and its key dates, newest first, coming dates at the head."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone

from core.paging import DEEPEST_PAGE, Pager
from news.cards import load_cards

MOMENTS_ON_A_PAGE = 40


@dataclass(frozen=True)
class Moment:
    """A key date with its words, or a post. `is_ahead`: the day is still to come."""

    date: date
    words: str = ""
    post: Any = None
    is_ahead: bool = False


def listed_posts(storyline: Any) -> Any:
    """Return the listed posts of `storyline`, newest first."""
    from news.models import PostPage, StorylineEntry

    return PostPage.objects.listed().filter(pk__in=StorylineEntry.objects.filter(storyline=storyline).values("post_id"))


def timeline(storyline: Any, number: int) -> tuple[list[Moment], Pager]:
    """Return page `number` of the timeline; a page beyond the last, or no listed post at all, is a 404."""
    posts = list(listed_posts(storyline).values_list("date_shown", "pk"))
    if not posts:
        raise Http404("no post of this storyline is public")
    today = timezone.localdate()
    dates = [(child.value["date"], child.value["words"]) for child in storyline.key_dates if child.value["date"]]
    rows: list[tuple[date, str, int]] = [(timezone.localdate(shown), "", pk) for shown, pk in posts]
    rows += [(day, words, 0) for day, words in dates]
    # Python's sort keeps the order of posts of one day: newest first; a key date heads its day.
    rows.sort(key=lambda row: (row[0], bool(row[1])), reverse=True)
    start = (number - 1) * MOMENTS_ON_A_PAGE
    cut = rows[start : start + MOMENTS_ON_A_PAGE]
    if not cut:
        raise Http404("no such page of the timeline")
    loaded = _cards([pk for _day, _words, pk in cut if pk])
    moments = [
        Moment(day, words, loaded.get(pk), is_ahead=day > today) for day, words, pk in cut if not pk or pk in loaded
    ]
    return moments, _pager(storyline.url, number, has_more=start + MOMENTS_ON_A_PAGE < len(rows))


def _cards(keys: list[int]) -> dict[int, Any]:
    from news.models import PostPage

    posts = list(PostPage.objects.listed().filter(pk__in=keys).for_listing())
    load_cards(posts, "card")
    return {post.pk: post for post in posts}


def _pager(path: str, number: int, *, has_more: bool) -> Pager:
    newer = "" if number == 1 else (path if number == 2 else f"{path}?page={number - 1}")
    return Pager(number, newer, f"{path}?page={number + 1}" if has_more and number < DEEPEST_PAGE else "")

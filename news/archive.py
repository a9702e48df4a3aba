"""A section's archive by year and month, in the site's time zone."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Subquery
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from core.addresses import absolute
from core.metadata import Crumb
from core.paging import page_number
from news.listing import day_stream_context

#: Python has no first of January after the year that follows.
LAST_YEAR = 9998


@dataclass(frozen=True)
class Month:
    """A month's first day, its address, and how many posts it has (None where not counted)."""

    date: date
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Year:
    year: int
    url: str


def _month_url(section: Any, first: date) -> str:
    return f"{section.url}{first.year:04}/{first.month:02}/"


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _life(section: Any) -> tuple[date, date] | None:
    """Return the local days of the section's oldest and newest post; None for an empty section."""
    from news.models import PostPage

    # Not the section's own list, which leaves out what stands on top of its page.
    posts = PostPage.objects.listed().in_section(section)
    newest = Subquery(posts.values("date_shown")[:1])
    ends = posts.reverse().annotate(newest=newest).values_list("date_shown", "newest").first()
    return (timezone.localdate(ends[0]), timezone.localdate(ends[1])) if ends else None


def years(section: Any) -> list[Year]:
    """Return the years of the section's life, newest first: one query, whatever the number of posts."""
    life = _life(section)
    if life is None:
        return []
    return [Year(year, f"{section.url}{year:04}/") for year in range(life[1].year, life[0].year - 1, -1)]


def year_context(section: Any, request: HttpRequest, year: int) -> dict[str, Any]:
    """Return the months of `year` that have posts, with counts; a year outside the section's life is a 404."""
    life = _life(section)
    if life is None or not life[0].year <= year <= min(life[1].year, LAST_YEAR):
        raise Http404(f"no posts in {year}")
    rows = (
        section.posts()
        .between(date(year, 1, 1), date(year + 1, 1, 1))
        .annotate(month=TruncMonth("date_shown"))
        .order_by("month")
        .values_list("month")
        .annotate(posts=Count("pk"))
    )
    months = [Month(first, _month_url(section, first), count) for first, count in rows]
    url = f"{section.url}{year:04}/"
    return {
        "heading": str(year),
        "months": months,
        "years": years(section),
        **_page_words(section, request, str(year), url),
    }


def month_context(section: Any, request: HttpRequest, year: int, month: int) -> dict[str, Any]:
    """Return the posts of one month; a month that does not exist, or before or after the section's life, is a 404."""
    life = _life(section)
    if life is None or not 1 <= month <= 12 or not 1 <= year <= LAST_YEAR:
        raise Http404("no such month")
    first = date(year, month, 1)
    if not life[0].replace(day=1) <= first <= life[1].replace(day=1):
        raise Http404("nothing was published in this month")
    number = page_number(request)
    following = _next_month(first)
    previous = date(year - (month == 1), (month - 2) % 12 + 1, 1)
    posts = section.posts().between(first, following)
    heading = date_format(first, "F Y")
    return {
        **day_stream_context(posts, request, number, empty_is_missing=number > 1),
        "heading": heading,
        "previous_month": Month(previous, _month_url(section, previous))
        if previous >= life[0].replace(day=1)
        else None,
        "next_month": Month(following, _month_url(section, following)) if following <= life[1] else None,
        "years": years(section),
        **_page_words(section, request, heading, _month_url(section, first)),
    }


def _page_words(section: Any, request: HttpRequest, heading: str, url: str) -> dict[str, Any]:
    title = f"{section.title}, {heading}"
    meta = replace(section.get_metadata(request), title=title, social_title=title, canonical=absolute(url))
    return {"meta": meta.on_page(page_number(request)), "breadcrumbs": [Crumb(section.title, section.url)]}

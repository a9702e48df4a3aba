"""Jobs for tests, in one line each."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import wagtail_factories
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from news.jobs.choices import Employment, Period, Workplace
from news.jobs.moments import closing_moment, today
from news.models import JobPage, Place, PostPage
from tests.factories import _insert, put

WORDS = [("rich_text", RichText("<p>Drive line 4 from the depot to the harbour and back.</p>"))]


class JobFactory(wagtail_factories.PageFactory):
    class Meta:
        model = JobPage


def job(
    section: Any, *, title: str = "Tram driver", live: bool = True, at: datetime | None = None, **fields: Any
) -> Any:
    """Make a job in `section`, live unless `live` is False; `closes` are days from today."""
    begun = {
        "employer": "Saltmere Tramways",
        "closes_on": today() + timedelta(days=fields.pop("closes", 20)),
        "pay_minimum": Decimal("28000"),
        "pay_maximum": Decimal("31500"),
        "street_address": "1 Depot Road",
        "apply_url": "https://example.org/jobs/117",
        "body": WORDS,
    }
    post = JobFactory.build(title=title, slug=fields.pop("slug", ""), live=False, date_shown=at, **{**begun, **fields})
    put(section, post, live=live)
    return JobPage.objects.get(pk=post.pk)


def place(name: str = "Northgate", **fields: Any) -> Place:
    return Place.objects.create(name=name, **{"kind": "neighbourhood", **fields})


def many_jobs(section: Any, number: int, places: list[Place]) -> None:
    """Make `number` open jobs as rows in bulk, of all kinds, places and pays, each an hour older than the last."""
    now, kind, locale = timezone.now(), ContentType.objects.get_for_model(JobPage), Locale.get_default()
    taken, depth = section.get_children().count(), section.depth + 1
    pages = Page.objects.bulk_create(
        Page(
            title=f"Job {index}",
            draft_title=f"Job {index}",
            slug=f"job-{index}",
            path=Page._get_path(section.path, depth, index + 1),
            depth=depth,
            url_path=f"{section.url_path}job-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=now - timedelta(hours=index - taken),
        )
        for index in range(taken, taken + number)
    )
    section.numchild = taken + number
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild)
    jobs = [_one(page, index, places[index % len(places)]) for index, page in enumerate(pages)]
    posts = [
        PostPage(
            page_ptr_id=page.pk,
            date_shown=page.first_published_at,
            section=section,
            card_facts={**each.get_card_facts(), "places": [each.place_id]},
            listed_until=closing_moment(each.closes_on),
        )
        for page, each in zip(pages, jobs, strict=True)
    ]
    _insert(PostPage, posts)
    _insert(JobPage, jobs)


def _one(page: Page, index: int, where: Place) -> JobPage:
    made = JobPage(
        postpage_ptr_id=page.pk,
        employer=f"Employer {index % 40}",
        employment=Employment.values[index % len(Employment.values)],
        workplace=Workplace.values[index % len(Workplace.values)],
        place=where,
        pay_minimum=Decimal(10 + index % 30),
        pay_currency="GBP",
        pay_period=Period.HOUR,
        closes_on=today() + timedelta(days=index % 40),
        apply_url="https://example.org/",
    )
    made.pay_yearly_min = made.pay_yearly_max = made.pay.a_year()[0]
    return made

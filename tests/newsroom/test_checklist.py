"""A section's checklist: shown while a post is written, and a must where the section says so."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.checklist import failed_checks
from news.models import ArticlePage, NewsSectionPage
from news.publishing import publishing_problems
from tests.factories import article, author, picture
from tests.news.admin_forms import add_address, article_form


def names(post: Any, section: Any) -> list[str]:
    return [failed.name for failed in failed_checks(post.get_latest_revision_as_object(), section)]


def test_a_bare_post_fails_what_a_full_one_meets(news: NewsSectionPage) -> None:
    bare = article(news, title="T" * 91, live=False)
    full = article(news, lead_image=picture(), topics=("Trams",), bylines=(author(),), live=False)

    assert names(bare, news) == ["headline", "picture", "topic", "byline"]
    assert names(full, news) == []


def test_only_what_the_section_says_is_a_must(news: NewsSectionPage) -> None:
    post = article(news, live=False)
    assert publishing_problems(post) == []

    NewsSectionPage.objects.update(hard_topic=True)

    assert [problem.field for problem in publishing_problems(post)] == ["topics"]


@pytest.mark.parametrize(("topics", "published"), [("", False), ("Trams", True)])
def test_a_must_stops_publishing_at_the_field_and_no_draft(
    news: NewsSectionPage, admin_client: Client, topics: str, published: bool
) -> None:
    NewsSectionPage.objects.update(hard_topic=True, hard_byline=True)
    form = {"bylines": (author(),), "topics": topics}

    admin_client.post(add_address("articlepage", news), article_form(**form))
    assert ArticlePage.objects.exists() is published

    admin_client.post(add_address("articlepage", news), article_form(publish=False, slug="other", **form))
    assert ArticlePage.objects.filter(slug="other", live=False).exists()


def test_the_editor_is_shown_what_is_missing(news: NewsSectionPage, admin_client: Client) -> None:
    post = article(news, topics=("Trams",), bylines=(author(),), live=False)

    text = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[post.pk])).content.decode()

    found = re.search(r'<script id="checker-axe-configuration"[^>]*>(.*?)</script>', text)
    assert found
    configuration = json.loads(found[1])
    assert "checklist-picture" in configuration["options"]["runOnly"]
    assert configuration["messages"]["checklist-picture"]["help_text"] == "Choose a lead picture."
    assert "checklist-topic" not in configuration["messages"]

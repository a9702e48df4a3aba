"""An article's page: its head for search engines and networks, and what stands around the text."""

import re
from typing import Any

import pytest
from django.test import Client

from core.models import SiteSettings
from news.models import ArticlePage, Byline, NewsSectionPage
from tests.factories import article, author, picture


def head(client: Client, address: str) -> dict[str, str]:
    """Return names (or properties) and contents of the meta tags, and the canonical address."""
    html = client.get(address).content.decode()
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))
    found["canonical"] = re.search(r'<link rel="canonical" href="([^"]*)"', html)[1]
    found["titles"] = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1].strip()
    return found


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    return article(
        news,
        title="A bridge opens",
        standfirst="At last & on time.",
        lead_image=picture(),
        bylines=(author("Mara Quill"),),
    )


def test_the_head_says_what_the_post_is(client: Client, post: ArticlePage) -> None:
    found = head(client, post.url)

    assert found["canonical"] == found["og:url"] == "http://localhost/news/a-bridge-opens/"
    assert found["description"] == found["og:description"] == "At last &amp; on time."
    assert found["og:type"] == "article"
    assert found["og:title"] == "A bridge opens"
    assert found["article:section"] == "News"
    assert found["author"] == "Mara Quill"
    assert found["article:published_time"].startswith(post.date_shown.date().isoformat()[:7])
    assert found["robots"] == "max-image-preview:large"
    assert found["titles"].startswith("A bridge opens")


def test_the_lead_picture_stands_for_the_post(client: Client, post: ArticlePage) -> None:
    found = head(client, post.url)

    assert found["twitter:card"] == "summary_large_image"
    assert found["og:image"].startswith("http://localhost/")
    assert (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)


def test_words_and_picture_for_networks_win(client: Client, news: NewsSectionPage) -> None:
    post = article(
        news,
        lead_image=picture("Lead"),
        social_image=picture("Shared"),
        social_title="Look at this",
        social_description="A bridge!",
        seo_title="Bridge opens in Saltmere",
        search_description="The bridge in Saltmere is open.",
    )

    found = head(client, post.url)

    assert (found["og:title"], found["og:description"]) == ("Look at this", "A bridge!")
    assert found["description"] == "The bridge in Saltmere is open."
    assert found["titles"].startswith("Bridge opens in Saltmere")
    assert found["og:image:alt"] == "Shared, seen from the quay"


def test_a_post_without_a_picture_has_a_plain_card(client: Client, news: NewsSectionPage) -> None:
    found = head(client, article(news).url)

    assert found["twitter:card"] == "summary"
    assert "og:image" not in found


def test_a_picture_whose_file_is_gone_gives_a_plain_card(client: Client, post: ArticlePage) -> None:
    post.lead_image.renditions.all().delete()
    post.lead_image.file.storage.delete(post.lead_image.file.name)

    assert head(client, post.url)["twitter:card"] == "summary"


def test_a_post_that_search_engines_shall_pass_says_so(client: Client, news: NewsSectionPage) -> None:
    assert head(client, article(news, no_index=True).url)["robots"] == "noindex"


def test_quotes_and_tags_in_a_headline_stay_words(client: Client, news: NewsSectionPage) -> None:
    post = article(news, title='"Open" <script>alert(1)</script>', standfirst='"><script>alert(2)</script>')

    html = client.get(post.url).content.decode()

    assert "<script>alert" not in html


def test_breadcrumbs_lead_to_the_section(client: Client, post: ArticlePage) -> None:
    context = client.get(post.url).context

    assert [(crumb.title, crumb.url) for crumb in context["breadcrumbs"]] == [("News", "/news/")]


def test_three_newest_posts_of_the_section_are_related(client: Client, post: ArticlePage, food: Any) -> None:
    newer = [article(post.get_parent().specific, title=f"Story {index}") for index in range(4)]
    article(food, title="Soup")

    related = client.get(post.url).context["related"]

    assert [other.title for other in related] == ["Story 3", "Story 2", "Story 1"]
    assert post.pk not in [other.pk for other in related]
    assert newer


@pytest.mark.parametrize(
    "address", ["/", "/news/", "/authors/", "/authors/mara-quill/", "/topics/", "/about/", "/news/a-bridge-opens/"]
)
def test_every_kind_of_page_has_a_full_head(client: Client, site: Any, post: ArticlePage, address: str) -> None:
    SiteSettings.objects.create(site=site.get_site(), site_name="The Lantern", tagline="Fresh news")

    found = head(client, address)

    assert found["canonical"] == found["og:url"] == f"http://localhost{address}"
    assert found["og:site_name"] == "The Lantern"
    assert found["og:title"]
    assert found["twitter:card"]
    assert found["titles"]


@pytest.mark.parametrize("kind", ["month", "year"])
def test_the_archive_names_its_own_address(client: Client, post: ArticlePage, kind: str) -> None:
    day = post.date_shown
    address = f"/news/{day:%Y/%m}/" if kind == "month" else f"/news/{day:%Y}/"

    assert head(client, address)["canonical"] == f"http://localhost{address}"


def test_a_preview_shows_bylines_and_topics_that_are_not_saved(news: NewsSectionPage) -> None:
    draft = article(news, live=False, title="Unsaved").get_latest_revision_as_object()
    draft.bylines.add(Byline(author=author("Zadie Olney")))
    draft.topics.add("Ferries")

    html = draft.make_preview_request().content.decode()

    assert "Zadie Olney" in html
    assert "Ferries" in html

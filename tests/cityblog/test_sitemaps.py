"""What search engines may list."""

from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from news.models import NewsSectionPage
from news.sitemaps import PostSitemap
from tests.conftest import States
from tests.factories import article, author, many_articles
from tests.news.corrections import corrected
from tests.news.live_posts import storyline
from tests.news.place_samples import place
from tests.news.review_posts import review

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


def listed(client: Client, name: str) -> list[str]:
    """Return the addresses in a sitemap, without their host."""
    response = client.get(f"/sitemap-{name}.xml")
    assert response.status_code == 200
    return [loc.text.removeprefix("http://localhost") for loc in fromstring(response.content).iter(LOC)]


def test_the_index_names_every_sitemap_at_its_public_address(client: Client, site: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://lantern.example"

    locs = [loc.text for loc in fromstring(client.get("/sitemap.xml").content).iter(LOC)]

    names = ("pages", "sections", "posts", "authors", "columns", "topics", "places", "storylines", "reviews")
    names += ("corrections",)
    assert sorted(locs) == sorted(f"https://lantern.example/sitemap-{name}.xml" for name in names)


@pytest.mark.parametrize("name", ["pages", "sections", "posts", "authors", "topics", "places", "storylines", "reviews"])
def test_addresses_have_the_public_host_whoever_asks(
    client: Client, news: NewsSectionPage, food: Any, settings: Any, name: str
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://lantern.example:8443"
    storyline(posts=[article(news, bylines=(author(),), topics=("Trams",))])
    review(food, place=place())

    response = client.get(f"/sitemap-{name}.xml", HTTP_HOST="evil.example")

    locs = [loc.text for loc in fromstring(response.content).iter(LOC)]
    assert locs
    assert all(loc.startswith("https://lantern.example:8443/") for loc in locs)


def test_posts_are_listed_with_their_last_change(client: Client, news: NewsSectionPage) -> None:
    post = article(news)
    first = client.get("/sitemap-posts.xml").content

    post.title = "A bridge closes"
    post.save_revision().publish()
    post.refresh_from_db()

    assert [mod.text for mod in fromstring(first).iter(LASTMOD)] == [post.date_shown.date().isoformat()]
    assert post.updated_at.date().isoformat() in client.get("/sitemap-posts.xml").content.decode()


def test_only_public_posts_are_listed(client: Client, states: States) -> None:
    assert listed(client, "posts") == [states.live.url]


def test_what_search_engines_shall_pass_is_left_out(client: Client, site: Any, news: NewsSectionPage) -> None:
    article(news, title="Listed")
    article(news, title="Not listed", no_index=True)
    type(news).objects.update(no_index=True)
    StandardPage.objects.filter(slug="imprint").update(no_index=True)

    assert listed(client, "posts") == ["/news/listed/"]
    assert "/news/" not in listed(client, "sections")
    assert "/imprint/" not in listed(client, "pages")
    assert "/about/" in listed(client, "pages")


def test_the_front_page_sections_and_standard_pages_are_listed(client: Client, site: Any) -> None:
    assert listed(client, "pages")[0] == "/"
    assert listed(client, "sections") == ["/news/", "/opinion/", "/jobs/", "/food/", "/entertainment/"]


def test_corrections_are_listed_once_there_is_one(client: Client, news: NewsSectionPage) -> None:
    assert listed(client, "corrections") == []

    entry = corrected(article(news))

    assert listed(client, "corrections") == ["/corrections/"]
    assert entry.when.date().isoformat() in client.get("/sitemap-corrections.xml").content.decode()


def test_private_sections_and_pages_are_left_out(client: Client, news: NewsSectionPage) -> None:
    about = StandardPage.objects.get(slug="about")
    for page in (news, about):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert "/news/" not in listed(client, "sections")
    assert "/about/" not in listed(client, "pages")


def test_authors_and_topics_of_drafts_alone_are_left_out(client: Client, news: NewsSectionPage) -> None:
    article(news, title="Live", bylines=(author("Mara Quill"),), topics=("Trams",))
    article(news, title="Draft", live=False, bylines=(author("Edwin Osei"),), topics=("Secret",))
    author("Idle Ida")

    assert listed(client, "authors") == ["/authors/mara-quill/"]
    assert listed(client, "topics") == ["/topics/trams/"]


def test_a_topic_in_another_script_is_listed_as_an_address(client: Client, news: NewsSectionPage) -> None:
    article(news, topics=("Ελλάδα",))

    assert client.get(listed(client, "topics")[0]).status_code == 200


def test_many_posts_fill_several_sitemaps(
    client: Client, news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PostSitemap, "limit", 10)
    many_articles(news, 25)

    locs = [loc.text for loc in fromstring(client.get("/sitemap.xml").content).iter(LOC)]
    pages = [client.get(f"/sitemap-posts.xml?p={number}").content for number in (1, 2, 3)]

    assert [loc for loc in locs if "posts" in loc] == [
        "http://localhost/sitemap-posts.xml",
        "http://localhost/sitemap-posts.xml?p=2",
        "http://localhost/sitemap-posts.xml?p=3",
    ]
    assert [len(list(fromstring(page).iter(LOC))) for page in pages] == [10, 10, 5]
    assert client.get("/sitemap-posts.xml?p=4").status_code == 404


def test_the_page_cache_tells_the_parts_of_a_sitemap_apart(
    client: Client, news: NewsSectionPage, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE = True
    monkeypatch.setattr(PostSitemap, "limit", 10)
    many_articles(news, 15)

    first, second = (client.get(f"/sitemap-posts.xml?p={number}").content for number in (1, 2))

    assert first != second


def test_a_sitemap_asks_few_questions(
    client: Client, news: NewsSectionPage, django_assert_max_num_queries: Any
) -> None:
    many_articles(news, 200)
    client.get("/about/")

    with django_assert_max_num_queries(4):
        client.get("/sitemap-posts.xml")

"""What a reader is given by the page cache, and what is never kept."""

import gzip

import brotli
import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from core.page_cache.middleware import PageCacheMiddleware
from tests.core.page_cache_project.small_site import SmallSite, small_site  # noqa: F401
from tests.core.page_cache_project.views import page as page_view

# ruff: noqa: F811


def test_the_second_reader_is_given_what_was_made_for_the_first(small_site: SmallSite) -> None:
    first, second = small_site.get("/"), small_site.get("/")

    assert (first["X-Page-Cache"], second["X-Page-Cache"]) == ("miss", "hit")
    assert first.content == second.content
    assert small_site.renderings() == 1


def test_a_hit_carries_the_headers_of_the_page(small_site: SmallSite) -> None:
    first, second = small_site.get("/"), small_site.get("/")

    for name in ("Content-Type", "X-Frame-Options", "Content-Security-Policy", "Permissions-Policy", "ETag"):
        assert second[name] == first[name]
    assert second["Content-Length"] == str(len(second.content))


def test_a_publish_shows_at_once(small_site: SmallSite) -> None:
    small_site.get("/")

    small_site.publish("second version")

    response = small_site.get("/")
    assert b"second version" in response.content
    assert response["X-Page-Cache"] == "miss"


def test_parameters_that_change_nothing_share_one_page_and_are_not_seen(small_site: SmallSite) -> None:
    response = small_site.get("/?utm_source=post&page=2&fbclid=x")

    assert b"{'page': ['2']}" in response.content
    assert small_site.how("/?page=2&gclid=y") == "hit"
    assert small_site.how("/?page=3") == "miss"
    assert small_site.how("/") == "miss"


def test_what_is_kept_was_made_without_anybodys_cookies(small_site: SmallSite) -> None:
    client = Client()
    client.cookies["theme"] = "dark"

    response = small_site.get("/", client)

    assert b"COOKIES []" in response.content
    assert small_site.how("/") == "hit"


def test_hosts_have_pages_of_their_own_whatever_the_case(small_site: SmallSite) -> None:
    small_site.get("/", Host="www.example.org")

    assert small_site.how("/", Host="WWW.Example.ORG") == "hit"
    assert small_site.how("/", Host="other.example.org") == "miss"


def test_a_host_that_is_not_ours_is_refused_by_django_and_not_kept(small_site: SmallSite) -> None:
    small_site.get("/")

    assert small_site.get("/", Host="evil.test").status_code == 400
    assert len(small_site.kept().memory) == 1


def test_https_and_http_are_two_pages(small_site: SmallSite) -> None:
    small_site.get("/")

    assert Client().get("/", secure=True)["X-Page-Cache"] == "miss"


@pytest.mark.parametrize(
    ("accepts", "encoding", "undo"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_text_is_compressed_as_the_browser_likes(small_site, accepts, encoding, undo) -> None:
    plain = small_site.get("/").content

    response = small_site.get("/", Accept_Encoding=accepts)

    assert response.get("Content-Encoding") == encoding
    assert undo(response.content) == plain
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Length"] == str(len(response.content))
    assert small_site.renderings() == 1


def test_pictures_and_short_answers_are_not_compressed(small_site: SmallSite) -> None:
    picture = small_site.get("/picture/", Accept_Encoding="br")
    short = small_site.get("/away/", Accept_Encoding="br")

    for response in (picture, short):
        assert "Content-Encoding" not in response
        assert "Vary" not in response


def test_an_unchanged_page_is_answered_with_304_in_the_same_encoding(small_site: SmallSite) -> None:
    tag = small_site.get("/", Accept_Encoding="br")["ETag"]

    same = small_site.get("/", Accept_Encoding="br", If_None_Match=f'"other", W/{tag}')
    other_encoding = small_site.get("/", Accept_Encoding="gzip", If_None_Match=tag)

    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert same["Vary"] == "Accept-Encoding"
    assert "Content-Length" not in same
    assert other_encoding.status_code == 200


def test_any_page_matches_a_star_and_no_changed_page_matches_an_old_tag(small_site: SmallSite) -> None:
    tag = small_site.get("/")["ETag"]
    assert small_site.get("/", If_None_Match="*").status_code == 304

    small_site.publish("second version")

    assert small_site.get("/", If_None_Match=tag).status_code == 200


def test_head_gets_the_headers_of_get(small_site: SmallSite) -> None:
    first = small_site.ask("head", "/")
    whole = small_site.get("/")
    second = small_site.ask("head", "/")

    assert (first["X-Page-Cache"], whole["X-Page-Cache"]) == ("miss", "hit")
    assert b"METHOD GET" in whole.content
    for response in (first, second):
        assert response.content == b""
        assert response["Content-Length"] == str(len(whole.content))


def test_browsers_ask_each_time(small_site: SmallSite) -> None:
    assert small_site.get("/")["Cache-Control"] == "max-age=0, must-revalidate"
    assert small_site.get("/")["Cache-Control"] == "max-age=0, must-revalidate"


def test_caches_further_out_may_keep_what_the_view_allows_until_the_clock_changes_it(small_site) -> None:
    small_site.get("/feed/")

    value = small_site.get("/feed/")["Cache-Control"]

    numbers = [int(part.partition("=")[2]) for part in value.split(", ") if "=" in part]
    assert value.startswith("max-age=3")
    assert all(3500 < number <= 3600 for number in numbers)
    assert len(numbers) == 2


@pytest.mark.parametrize(
    "path",
    [
        *("/preview/", "/kept_out/", "/varies/", "/with_nonce/", "/private/"),
        *("/cookie/", "/form/", "/gone/", "/nowhere/"),
    ],
)
def test_never_kept(small_site: SmallSite, path: str) -> None:
    hows = {small_site.how(path) for _ in range(3)}

    assert hows == {"pass"}
    assert len(small_site.kept().memory) == 0
    assert not list(small_site.var.glob("page-cache/*.*/*"))


def test_streaming_answers_are_passed_on(small_site: SmallSite) -> None:
    response = small_site.get("/streaming/?utm_source=x")

    assert b"".join(response.streaming_content) == b"piece by piece"
    assert small_site.how("/streaming/") == "pass"


def test_an_answer_that_is_not_kept_sees_the_whole_request(small_site: SmallSite) -> None:
    client = Client()
    client.cookies["seen"] = "before"

    for _ in range(2):
        assert small_site.get("/cookie/", client).content == b"COOKIES ['seen']"


@pytest.mark.parametrize("path", ["/admin/", "/documents/1/"])
def test_the_admin_and_documents_are_left_alone(small_site: SmallSite, path: str) -> None:
    response = small_site.get(f"{path}?utm_source=x")

    assert b"utm_source" in response.content
    assert "X-Page-Cache" not in response
    assert response["Cache-Control"].startswith("private")


def test_who_is_logged_in_is_given_a_page_of_their_own(small_site: SmallSite) -> None:
    small_site.get("/news/")
    client = Client()
    client.cookies["sessionid"] = "of-an-editor"

    response = small_site.get("/news/?utm_source=x", client)

    assert b"utm_source" in response.content
    assert response["Cache-Control"] == "private, no-store"
    assert small_site.renderings() == 2
    assert b"sessionid" not in small_site.get("/news/").content


def test_an_authorization_header_is_never_answered_from_memory(small_site: SmallSite) -> None:
    small_site.get("/news/")

    response = small_site.get("/news/", Authorization="Basic abc")

    assert "X-Page-Cache" not in response
    assert response["Cache-Control"] == "private, no-store"


def test_posts_go_to_the_view(small_site: SmallSite) -> None:
    small_site.get("/news/")

    assert b"METHOD POST" in small_site.ask("post", "/news/").content


def test_wagtails_previews_are_neither_served_nor_kept(small_site: SmallSite) -> None:
    small_site.get("/")
    request = RequestFactory(headers={"host": "testserver"}).get("/")
    request.is_dummy = True

    response = PageCacheMiddleware(page_view)(request)

    assert "X-Page-Cache" not in response
    assert response["Cache-Control"] == "private, no-store"


def test_answers_that_say_nothing_are_kept_out_of_shared_caches(small_site: SmallSite) -> None:
    assert small_site.get("/nowhere/")["Cache-Control"] == "private, no-cache"
    assert small_site.get("/cookie/")["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in small_site.get("/media/a.png")


def test_switched_off_everything_is_rendered_and_personal_answers_stay_private(
    small_site: SmallSite, settings: LazySettings
) -> None:
    settings.PAGE_CACHE = False
    client = Client()
    client.cookies["sessionid"] = "of-an-editor"

    responses = [small_site.get("/"), small_site.get("/"), small_site.get("/", client)]

    assert small_site.renderings() == 3
    assert all("X-Page-Cache" not in response for response in responses)
    assert responses[2]["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/" + "a" * 5000 + "/", "/a%00b/", "/?page=%00&page=%ff", "/?" + "x" * 5000])
def test_odd_addresses_are_answered(small_site: SmallSite, path: str) -> None:
    assert small_site.get(path).status_code in (200, 404)
    assert small_site.get(path).status_code in (200, 404)


def test_a_hit_asks_the_database_nothing(small_site: SmallSite) -> None:
    # Without pytest-django's mark any query would raise.
    small_site.get("/")

    assert small_site.how("/") == "hit"

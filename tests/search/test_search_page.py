"""The reader's search as seen: its page, the suggestions' and the feed's answers, and what robots are told.

What is found is a matter of other tests; here the engine is a stand-in that answers what each test says.
"""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client

from core.paging import Pager
from core.reserved_slugs import is_reserved
from search import feeds, views
from search.questions import Question
from search.results import Choice, Correction, Facet, Hit, Link, Pick, Results, Suggestion
from tests.factories import article

NEWS = Link("News", "/news/", "news")
HIT = Hit(
    pk=7,
    title="The <mark>tram</mark> &amp; the bridge",
    url="/news/the-tram/",
    section=NEWS,
    kind="Explainer",
    note="",
    date=datetime(2019, 11, 28, 7, 40, tzinfo=UTC),
    authors=["Edwin Osei", "Linnea Brandt"],
    snippet="… of the <mark>tram</mark> …",
)
Answering = Callable[..., list[Question]]


@pytest.fixture
def answering(site: Any, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Return a function that makes the engine answer with these values; it returns the list of questions asked."""

    def answer(**values: Any) -> list[Question]:
        asked: list[Question] = []

        def search(question: Question) -> Results:
            asked.append(question)
            return Results(question, **values)

        monkeypatch.setattr(views, "search", search)
        return asked

    return answer


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    notes: list[tuple[str, bool]] = []
    monkeypatch.setattr(views, "note", lambda text, found: notes.append((text, found)))
    # The test client does not say what it is.
    monkeypatch.setattr(views, "is_robot", lambda user_agent: False)
    return notes


def page(client: Client, address: str = "/search/?q=tram") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert found
    return found[1]


def words(text: str) -> str:
    """Return the text of the page's main part, without markup."""
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_found_post_says_what_a_reader_chooses_by(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1)

    text = page(client)

    assert heading(text) == "Results for “tram”"
    assert "<mark>tram</mark>" in text
    assert "News Explainer The tram & the bridge … of the tram … Edwin Osei, Linnea Brandt" in words(text)
    assert 'datetime="2019-11-28"' in text
    assert "1 post" in words(text)


def test_the_box_holds_the_question(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1)

    response = client.get("/search/", {"q": 'the "swing bridge" <b>&'})

    assert 'value="the &quot;swing bridge&quot; &lt;b&gt;&amp;"' in response.content.decode()
    assert "<b>&" not in response.content.decode()


def test_there_is_one_box_on_its_page_and_one_on_every_other(client: Client, answering: Answering) -> None:
    answering()

    assert page(client, "/search/").count('<search class="search-box') == 1
    assert page(client, "/").count('<search class="search-box') == 1


def test_the_box_asks_without_javascript(client: Client, site: Any) -> None:
    form = re.search(r'<form action="/search/" method="get".*?</form>', page(client, "/"), re.DOTALL)

    assert form
    assert 'name="q"' in form[0]
    assert 'type="submit"' in form[0]


@pytest.mark.parametrize(
    ("total", "is_more", "said"),
    [(27, False, "27 posts"), (1000, True, "More than 1,000 posts"), (1, False, "1 post ")],
)
def test_the_number_is_said_in_words(
    client: Client, answering: Answering, total: int, is_more: bool, said: str
) -> None:
    answering(hits=[HIT], total=total, is_more=is_more)

    assert said in words(page(client))


def test_a_correction_is_offered(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1, correction=Correction("tram", "/search/?q=tram"))

    text = page(client, "/search/?q=trm")

    assert heading(text) == "Results for “trm”"
    assert "Did you mean tram ?" in words(text)


def test_a_correction_that_is_used_says_so(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1, correction=Correction("tram", "/search/?q=tram", is_used=True))

    text = page(client, "/search/?q=trm")

    assert heading(text) == "Results for “tram”"
    assert "Nothing found for “trm”. Showing results for tram" in words(text)


def test_what_editors_picked_stands_first_and_is_marked(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1, picks=[Pick("All about trams", "/trams/", "Kept up to date.")])

    said = words(page(client))

    assert "Editors’ pick All about trams Kept up to date." in said
    assert said.index("All about trams") < said.index("The tram & the bridge")


def test_what_is_over_says_so(client: Client, answering: Answering) -> None:
    answering(hits=[replace(HIT, note="Harbour Trust · £41,000 a year", is_over=True, over_label="Closed")], total=1)

    assert "Closed Harbour Trust · £41,000 a year" in words(page(client))


def test_a_facet_narrows_by_a_link_and_is_taken_away_by_one(client: Client, answering: Answering) -> None:
    chosen = Choice("News", "/search/?q=tram", 17, is_chosen=True)
    topics = Facet("topic", "Topic", [Choice("Trams", "/search/?q=tram&section=news&topic=trams", 12)])
    answering(hits=[HIT], total=17, facets=[Facet("section", "Section", [chosen]), topics], chosen=[chosen])

    text = page(client, "/search/?q=tram&section=news")

    assert '<a href="/search/?q=tram&section=news&topic=trams"><span>Trams</span>' in text
    assert "Take away: News" in words(text)
    assert '<a href="/search/?q=tram">Clear all</a>' in text


def test_many_choices_are_folded(client: Client, answering: Answering) -> None:
    topics = [Choice(f"Topic {number}", f"/search/?topic={number}", 1) for number in range(9)]
    answering(hits=[HIT], total=1, facets=[Facet("topic", "Topic", topics)])

    text = page(client)

    assert text.index("Topic 4") < text.index("search-facet__more") < text.index("Topic 5")


def test_the_order_can_be_changed(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=2)

    text = page(client, "/search/?q=tram&sort=oldest&page=2")

    assert '<a href="/search/?q=tram">Most relevant</a>' in text
    assert '<a href="/search/?q=tram&sort=newest">Newest</a>' in text
    assert '<a href="/search/?q=tram&sort=oldest" aria-current="true">Oldest</a>' in text


def test_without_words_nothing_is_more_relevant(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=2)

    text = page(client, "/search/?section=news")

    assert "Most relevant" not in text
    assert 'aria-current="true">Newest</a>' in text
    assert heading(text) == "Results"


def test_the_dates_keep_the_rest_of_the_question(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=2)

    text = page(client, "/search/?q=tram&section=news&after=2019-01-01&sort=newest&page=2")

    form = text[text.index('class="search-dates"') :]
    form = form[: form.index("</form>")]
    assert set(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form)) == {
        ("q", "tram"),
        ("section", "news"),
        ("sort", "newest"),
    }
    assert 'name="after" value="2019-01-01"' in form
    assert 'href="/search/?q=tram&section=news&sort=newest">Any date' in form


def test_the_dates_are_read(client: Client, answering: Answering) -> None:
    asked = answering(hits=[HIT], total=2)

    client.get("/search/?q=tram&after=2019-01-01&before=")

    assert (asked[0].after, asked[0].before) == (date(2019, 1, 1), None)


def test_pages_lead_on_and_back(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=30, pager=Pager(2, "/search/?q=tram", "/search/?q=tram&page=3"))

    text = page(client, "/search/?q=tram&page=2")

    assert '<a class="button" rel="prev" href="/search/?q=tram">' in text
    assert '<a class="button" rel="next" href="/search/?q=tram&page=3">' in text
    assert "30 posts page 2" in words(text)


def test_a_page_beyond_the_last_leads_back(client: Client, answering: Answering) -> None:
    answering(hits=[], total=30)

    text = page(client, "/search/?q=tram&page=40")

    assert "There are no more than these." in words(text)
    assert '<a href="/search/?q=tram">Back to the first page</a>' in text


def test_nothing_found_is_said_kindly_with_ways_on(client: Client, answering: Answering) -> None:
    answering(
        correction=Correction("tram depot", "/search/?q=tram+depot"),
        fewer=[Link("depot", "/search/?q=depot")],
        latest=[HIT],
    )

    text = page(client, "/search/?q=trm+depot")

    said = words(text)
    assert heading(text) == "Nothing found for “trm depot”"
    assert "fewer words find more" in said
    assert "Did you mean tram depot" in said
    assert '<a href="/search/?q=depot">depot</a>' in text
    assert '<a href="/news/">News</a>' in text[text.index("<main") :]
    assert "The latest" in said
    assert "The tram & the bridge" in said


def test_when_choices_leave_nothing_each_can_be_taken_away(client: Client, answering: Answering) -> None:
    answering(chosen=[Choice("Food", "/search/?q=tram", 0, is_chosen=True)])

    text = page(client, "/search/?q=tram&section=food")

    assert "No post is all of this at once" in words(text)
    assert 'href="/search/?q=tram"' in text


def test_a_name_that_nobody_has_is_said(client: Client, answering: Answering) -> None:
    answering(unknown=["nobody"])

    assert "is called “nobody”" in words(page(client, "/search/?q=author:nobody"))


def test_without_a_question_the_page_is_a_calm_beginning(
    client: Client, answering: Answering, noted: list[tuple[str, bool]]
) -> None:
    answering(latest=[HIT])

    text = page(client, "/search/")

    assert heading(text) == "Search"
    assert "Nothing found" not in text
    assert "The latest" in words(text)
    assert noted == []


def test_a_search_is_noted_once(client: Client, answering: Answering, noted: list[tuple[str, bool]]) -> None:
    answering(hits=[HIT], total=30)

    client.get("/search/?q=%20Swing%20%20bridge")
    for more in ("page=2", "section=news", "sort=newest", "after=2019"):
        client.get(f"/search/?q=Swing+bridge&{more}")
    client.head("/search/?q=Swing+bridge")

    assert noted == [("Swing bridge", True)]


def test_a_search_that_found_nothing_itself_is_noted_as_such(
    client: Client, answering: Answering, noted: list[tuple[str, bool]]
) -> None:
    answering(latest=[HIT])
    client.get("/search/?q=trm")
    answering(hits=[HIT], total=1, correction=Correction("tram", "/search/?q=tram", is_used=True))
    client.get("/search/?q=trm")

    assert noted == [("trm", False), ("trm", False)]


@pytest.mark.parametrize(
    "address", ["/search/?q=tram", "/search/", "/search/suggestions/?q=tr", "/search/feed/?q=tram"]
)
def test_answers_are_one_reader_s_and_for_no_search_engine(
    client: Client, answering: Answering, settings: Any, address: str
) -> None:
    settings.PAGE_CACHE = True
    answering(hits=[HIT], total=1)

    response = Client().get(address)

    assert response["X-Robots-Tag"] == "noindex"
    assert "private" in response["Cache-Control"]
    assert "X-Page-Cache" not in response
    assert not response.cookies


def test_the_page_says_noindex_and_names_its_feed(client: Client, answering: Answering) -> None:
    answering(hits=[HIT], total=1)

    text = page(client, "/search/?q=tram&section=news&sort=oldest&page=2")

    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical"' not in text
    assert 'title="Results for “tram”" href="/search/feed/?q=tram&section=news"' in text


@pytest.mark.parametrize("address", ["/search/?q=tram", "/search/suggestions/?q=tr", "/search/feed/?q=tram"])
def test_answers_are_only_asked_for(client: Client, answering: Answering, address: str) -> None:
    answering(hits=[HIT], total=1)

    head = client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    assert client.post(address).status_code == 405


def test_robots_stay_out_and_no_page_takes_the_address(client: Client, site: Any) -> None:
    assert "Disallow: /search/" in client.get("/robots.txt").content.decode().splitlines()
    assert is_reserved("search")


def test_suggestions_are_a_list(client: Client, site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    found = [Suggestion("Trams", "/topics/trams/", "Topic")]
    monkeypatch.setattr(views, "suggest", lambda text: asked.append(text) or found)

    response = client.get("/search/suggestions/", {"q": " tra\x00m "})

    assert response.json() == [{"label": "Trams", "url": "/topics/trams/", "kind": "Topic"}]
    assert asked == ["tra m"]


@pytest.mark.parametrize("typed", ["", "t", "  t ", "\x00"])
def test_one_letter_suggests_nothing(client: Client, site: Any, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(views, "suggest", lambda text: pytest.fail("nobody was to be asked"))

    assert client.get("/search/suggestions/", {"q": typed}).json() == []


def test_the_feed_has_the_newest_of_what_is_found(client: Client, states: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other = article(states.live.get_parent().specific, title="Another")
    asked: list[Question] = []
    keys = [post.pk for post in (states.live, *states.hidden)]
    monkeypatch.setattr(feeds, "ranked", lambda question, limit: asked.append(question) or keys)

    text = client.get("/search/feed/?q=canary&page=3").content.decode()

    assert "Canary live" in text
    assert other.title not in text
    assert [post.title for post in states.hidden if post.title in text] == []
    assert "search for “canary”" in text
    assert 'href="http://localhost/search/?q=canary"' in text
    assert (asked[0].sort, asked[0].page) == ("newest", 1)


def test_a_feed_of_nothing_is_not_there(client: Client, site: Any) -> None:
    assert client.get("/search/feed/").status_code == 404


def test_browsers_are_told_how_to_search(client: Client, site: Any) -> None:
    assert '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in page(client, "/")

    response = client.get("/opensearch.xml")

    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 'template="http://localhost/search/?q={searchTerms}"' in response.content.decode()


@pytest.mark.usefixtures("in_one_window")
@pytest.mark.parametrize(
    ("address", "setting"),
    [
        ("/search/?q=tram", "SEARCHES_A_MINUTE"),
        ("/search/feed/?q=tram", "SEARCHES_A_MINUTE"),
        ("/search/suggestions/?q=tr", "SUGGESTIONS_A_MINUTE"),
    ],
)
def test_who_asks_too_often_is_told_when_to_come_back(
    client: Client, answering: Answering, settings: Any, address: str, setting: str
) -> None:
    caches["limits"].clear()
    answering(hits=[HIT], total=1)
    setattr(settings, setting, 1)

    answers = [client.get(address) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1]["X-Robots-Tag"] == "noindex"


@pytest.mark.usefixtures("in_one_window")
def test_the_plain_page_of_who_asks_too_often_leads_on(client: Client, answering: Answering, settings: Any) -> None:
    caches["limits"].clear()
    answering(hits=[HIT], total=1)
    settings.SEARCHES_A_MINUTE = 1

    text = html.unescape([client.get("/search/?q=tram") for _ in range(2)][-1].content.decode())

    assert heading(text) == "One moment, please"
    assert '<a href="/news/">News</a>' in text[text.index("<main") :]


@pytest.mark.usefixtures("site")
def test_a_search_that_was_stopped_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(question: Any) -> Any:
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr("search.views.search", stopped)

    answer = client.get("/search/?q=tram")

    assert answer.status_code == 503
    assert heading(html.unescape(answer.content.decode())) == "No answer just now"
    assert answer["Retry-After"] == "60"

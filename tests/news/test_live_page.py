"""Live coverage: what readers see of it, and when."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core import frame
from news.live import State, running_coverage
from news.live.coverage import next_state_change
from news.models import LivePage, NewsSectionPage
from tests.factories import article, author, picture
from tests.news.dense_posts import dense_body, queries_of, ready_picture
from tests.news.live_posts import coverage, entries, entry, storyline

ANCHOR = re.compile(r'<li id="(entry-[^"]+)"')


def anchors(html: str) -> list[str]:
    return ANCHOR.findall(html)


def linked_data(html: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    return found


def page_of(client: Client, post: LivePage, end: str = "") -> str:
    response = client.get(f"{post.url}{end}")
    assert response.status_code == 200
    return response.content.decode()


def test_readers_see_the_newest_entry_first_whatever_the_editors_order(client: Client, news: NewsSectionPage) -> None:
    rows = entries(3)
    post = coverage(news, [rows[1], rows[2], rows[0]])

    html = page_of(client, post)

    assert anchors(html) == [f"entry-{row['id']}" for row in reversed(rows)]


def test_an_entry_keeps_its_address_when_it_is_edited(client: Client, news: NewsSectionPage) -> None:
    row = entry("The gauge stands at 3.61")
    post = coverage(news, [row])
    post.entries = json.dumps([{**row, "value": {**row["value"], "headline": "Three sixty-one"}}])
    post.save_revision().publish()

    html = page_of(client, post)

    assert anchors(html) == [f"entry-{row['id']}"]
    assert f'href="#entry-{row["id"]}"' in html
    assert "Three sixty-one" in html


def test_key_moments_lead_to_their_entries(client: Client, news: NewsSectionPage) -> None:
    rows = [entry("Quiet"), entry("The wall holds", is_key=True, headline="It holds")]
    post = coverage(news, rows)

    html = page_of(client, post)

    moments = re.search(r'<nav class="key-moments".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', moments) == [f"#entry-{rows[1]['id']}"]
    assert "It holds" in moments


@pytest.mark.parametrize(
    ("starts", "ended", "state"),
    [
        (None, None, State.LIVE),
        (2, None, State.UPCOMING),
        (-5, None, State.LIVE),
        (-5, -1, State.ENDED),
        (-5, 1, State.LIVE),
    ],
)
def test_the_state_follows_from_start_and_end(
    client: Client, news: NewsSectionPage, starts: int | None, ended: int | None, state: State
) -> None:
    now = timezone.now()
    times = [None if hours is None else now + timedelta(hours=hours) for hours in (starts, ended)]

    post = coverage(
        news, [entry("Hello", now)] if state != State.UPCOMING else [], starts_at=times[0], ended_at=times[1]
    )

    assert post.state == state
    assert str(state.label) in client.get("/news/").content.decode()
    assert ("data-live=" in page_of(client, post)) == (state == State.LIVE)


def test_coverage_that_nobody_ends_is_over_after_a_day_without_an_entry(client: Client, news: NewsSectionPage) -> None:
    post = coverage(news, entries(2))

    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        html = page_of(client, post)

    assert "As it happened" in html
    assert "data-live=" not in html


def test_cards_change_their_label_with_the_clock(client: Client, news: NewsSectionPage) -> None:
    coverage(news, starts_at=timezone.now() + timedelta(hours=1))
    before = client.get("/").content.decode()

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        after = client.get("/").content.decode()

    assert "Coming up" in before
    assert "Coming up" not in after


def test_an_end_before_the_start_is_refused(news: NewsSectionPage) -> None:
    now = timezone.now()
    post = LivePage(title="Upside down", slug="upside-down", starts_at=now, ended_at=now - timedelta(hours=1))

    with pytest.raises(Exception, match="cannot end before it starts"):
        post.full_clean(exclude=["path", "depth"])


def test_an_entry_of_the_future_keeps_the_coverage_from_being_published(news: NewsSectionPage) -> None:
    post = coverage(news, [entry("Tomorrow", timezone.now() + timedelta(days=1))], live=False)

    assert [problem.field for problem in post.get_publishing_problems()] == ["entries"]


def test_old_entries_are_folded_away_and_stay_reachable(client: Client, news: NewsSectionPage) -> None:
    rows = entries(130)
    rows[3]["value"]["is_key"] = True
    post = coverage(news, rows)

    html, everything = page_of(client, post), page_of(client, post, "all/")

    assert len(anchors(html)) == 100
    assert len(anchors(everything)) == 130
    assert "30 older entries" in html
    assert f"{post.url}all/#entry-{rows[3]['id']}" in html
    assert f'<link rel="canonical" href="http://localhost{post.url}">' in everything


def test_two_hundred_entries_cost_no_more_queries_than_one(client: Client, news: NewsSectionPage) -> None:
    images, people = [ready_picture(name) for name in ("One", "Two")], [author("Mara Quill"), author("Edwin Osei")]
    others = [article(news, title=title) for title in ("Before", "After")]
    counted = []
    for number in (1, 200):
        rows = entries(number)
        for index, row in enumerate(rows):
            picture_of_it = {"image": images[index % 2].pk, "decorative": False, "alt_text": "Water"}
            row["value"] |= {"author": people[index % 2].pk, "image": picture_of_it}
        post = coverage(
            news, rows, title=f"With {number}", lead_image=images[0], body=dense_body(images, others, others)
        )
        storyline(f"Story {number}", [others[0], post, others[1]])
        frame.forget_all()
        counted.append(len(queries_of(client, post.url)))
        assert len(queries_of(client, f"{post.url}entries/")) <= 10

    assert counted[0] == counted[1] <= 10


def test_the_fragment_is_not_modified_until_the_next_publish(client: Client, news: NewsSectionPage) -> None:
    post = coverage(news, entries(3))
    first = client.get(f"{post.url}entries/")

    again = client.get(f"{post.url}entries/", headers={"If-None-Match": first["ETag"]})
    post.entries = json.dumps([*entries(3), entry("Fresh")])
    post.save_revision().publish()
    fresh = client.get(f"{post.url}entries/", headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, fresh.status_code) == (200, 304, 200)
    assert "Fresh" in fresh.content.decode()
    assert first["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("after", ["", "1", "-1", "entry-x", "'; DROP TABLE", "%00", "9" * 5000, "%FF", "<script>"])
def test_the_fragment_is_the_same_whatever_is_asked_for(client: Client, news: NewsSectionPage, after: str) -> None:
    post = coverage(news, entries(40))

    response = client.get(f"{post.url}entries/?after={after}&page={after}")

    assert response.status_code == 200
    assert len(anchors(response.content.decode())) == 30


@pytest.mark.parametrize("end", ["entries/1/", "nothing/", "all/2/"])
def test_other_addresses_below_it_are_missing(client: Client, news: NewsSectionPage, end: str) -> None:
    assert client.get(f"{coverage(news).url}{end}").status_code == 404


def test_a_draft_gives_nothing_away(client: Client, news: NewsSectionPage) -> None:
    post = coverage(news, entries(1), live=False)

    assert [client.get(f"{post.url}{end}").status_code for end in ("", "entries/", "all/")] == [404, 404, 404]


def test_the_json_ld_says_what_the_page_shows(client: Client, news: NewsSectionPage) -> None:
    now = timezone.now()
    mara = author("Mara Quill")
    rows = [
        entry("The wall holds, for now.", now, author=mara.pk, headline="It holds"),
        entry("Rain", now - timedelta(1)),
    ]
    post = coverage(news, rows, starts_at=now - timedelta(days=2), standfirst="The Aune.")

    html = page_of(client, post)
    data = linked_data(html)

    assert data["@type"] == "LiveBlogPosting"
    assert data["coverageStartTime"] == post.starts_at.isoformat()
    assert "coverageEndTime" not in data
    first, second = data["liveBlogUpdate"]
    assert first["headline"] == "It holds"
    assert first["articleBody"] == "The wall holds, for now."
    assert first["author"] == [{"@type": "Person", "name": "Mara Quill", "url": "http://localhost/authors/mara-quill/"}]
    assert first["url"] == f"http://localhost{post.url}#entry-{rows[0]['id']}"
    assert second["headline"] == "Rain"
    assert datetime.fromisoformat(data["dateModified"]) >= datetime.fromisoformat(first["datePublished"])
    for update in (first, second):
        assert update["articleBody"] in html
        assert update["url"].rpartition("#")[2] in anchors(html)


def test_ended_coverage_says_when(client: Client, news: NewsSectionPage) -> None:
    now = timezone.now()
    post = coverage(
        news,
        entries(2, now - timedelta(hours=2)),
        starts_at=now - timedelta(hours=9),
        ended_at=now - timedelta(hours=1),
    )

    assert linked_data(page_of(client, post))["coverageEndTime"] == post.ended_at.isoformat()


def test_the_feed_shows_the_newest_entries(client: Client, news: NewsSectionPage) -> None:
    coverage(news, [entry("The wall holds", headline="It holds")], body=[("rich_text", "<p>What to know.</p>")])

    feed = client.get("/news/feed/").content.decode()

    assert "It holds" in feed
    assert "The wall holds" in feed


def test_words_of_entries_count_and_a_new_entry_is_an_update(news: NewsSectionPage) -> None:
    post = coverage(news, [entry("Three small words")])
    before = post.word_count
    post.entries = json.dumps([entry("Three small words"), entry("and three more")])
    post.save_revision().publish()

    again = LivePage.objects.get(pk=post.pk)

    assert (before, again.word_count) == (3, 6)
    assert again.updated_at is not None


def test_moving_entries_in_the_form_is_no_update(news: NewsSectionPage) -> None:
    rows = entries(3)
    post = coverage(news, rows)
    post.entries = json.dumps(list(reversed(rows)))

    post.save_revision().publish()

    assert LivePage.objects.get(pk=post.pk).updated_at is None


def test_hostile_words_stay_words(client: Client, news: NewsSectionPage) -> None:
    bad = '<script>alert(1)</script>"></li>'
    post = coverage(
        news, [entry(bad, headline=bad, is_key=True, caption=bad, image={"image": picture().pk, "alt_text": bad})]
    )

    assert "<script>alert" not in page_of(client, post)


def test_a_gone_author_or_picture_leaves_the_entry(client: Client, news: NewsSectionPage) -> None:
    row = entry("Still here", author=987654, image={"image": 987654, "decorative": False, "alt_text": "Gone"})

    assert "Still here" in page_of(client, coverage(news, [row]))


def test_what_runs_is_one_query_and_only_what_readers_may_see(
    states: Any, news: NewsSectionPage, django_assert_num_queries: Any
) -> None:
    now = timezone.now()
    running = coverage(news, entries(2), title="Running")
    coverage(news, title="Later", starts_at=now + timedelta(hours=1))
    coverage(news, title="Over", starts_at=now - timedelta(hours=3), ended_at=now - timedelta(hours=1))
    coverage(news, title="Draft", live=False)

    # One is for the restrictions, which a request reads once for all its lists.
    with django_assert_num_queries(2) as asked:
        found = [(post.title, post.url, post.newest_words) for post in running_coverage()]

    assert found == [("Running", running.url, "Update 1")]
    assert sum("news_livepage" in query["sql"] for query in asked) == 1


def test_kept_pages_end_when_coverage_begins_or_ends(news: NewsSectionPage) -> None:
    now = timezone.now()
    assert next_state_change(now) is None

    begins = coverage(news, title="Later", starts_at=now + timedelta(hours=5)).starts_at
    assert next_state_change(now) == begins
    ends = coverage(
        news, title="Soon over", starts_at=now - timedelta(hours=1), ended_at=now + timedelta(hours=1)
    ).ended_at

    assert next_state_change(now) == ends

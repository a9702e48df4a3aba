"""Live coverage and storylines in the admin."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import LivePage, NewsSectionPage, Storyline
from tests.factories import article
from tests.news.admin_forms import add_address, edit_address
from tests.news.live_posts import coverage, entries, storyline


def typed(words: str, **fields: Any) -> dict[str, Any]:
    """Return an entry as the form sends it when an editor only types."""
    blank = {"headline": "", "is_key": "", "caption": "", "time": "", "author": ""}
    picture = {"image": "", "decorative": "", "alt_text": ""}
    embed = {"url": "", "title": "", "caption": ""}
    return {**blank, "image": picture, "embed": embed, "text": rich_text(f"<p>{words}</p>"), **fields}


def live_form(*rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": "The river rises",
            "slug": "the-river-rises",
            "entries": streamfield([("entry", row) for row in rows]),
            "body": streamfield([]),
            "bylines": inline_formset([]),
            "post_places": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
            **fields,
        }
    )


def test_an_entry_without_a_time_is_of_now(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)

    response = client.post(add_address("livepage", news), live_form(typed("The first")))

    assert response.status_code == 302
    post = LivePage.objects.get()
    assert post.live
    assert timezone.now() - post.newest_at < timedelta(minutes=2)


def test_the_form_keeps_the_newest_entry_at_the_top(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)
    rows = [
        typed("Old", time="2026-03-01 10:00"),
        typed("New", time="2026-03-01 12:00"),
        typed("Middle", time="2026-03-01 11:00"),
    ]

    client.post(add_address("livepage", news), live_form(*rows))

    found = [strip_tags(child.value["text"].source) for child in LivePage.objects.get().entries]
    assert found == ["New", "Middle", "Old"]


def test_an_entry_of_tomorrow_is_refused_in_words(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")

    response = client.post(add_address("livepage", news), live_form(typed("Too early", time=tomorrow)))

    assert response.status_code == 200
    assert "has a time in the future" in response.content.decode()


def test_an_end_before_the_start_is_refused_at_the_field(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)

    form = live_form(typed("Hello"), starts_at="2026-03-02 10:00", ended_at="2026-03-01 10:00")
    response = client.post(add_address("livepage", news), form)

    assert "ended_at" in response.context["form"].errors


def test_the_listing_shows_state_entries_and_the_last_of_them(
    client: Client, editor: Any, news: NewsSectionPage
) -> None:
    coverage(news, entries(7), title="The river rises")
    coverage(news, title="A draft", live=False)
    client.force_login(editor)

    html = client.get(reverse("live_coverage:index")).content.decode()

    assert "The river rises" in html
    assert "Live" in html
    assert ">7<" in "".join(html.split())


def test_the_form_opens_again_with_its_entries(client: Client, editor: Any, news: NewsSectionPage) -> None:
    post = coverage(news, entries(3))
    client.force_login(editor)

    assert "Update 2" in client.get(edit_address(post)).content.decode()


def test_an_editor_makes_a_storyline(client: Client, editor: Any, news: NewsSectionPage) -> None:
    posts = [article(news, title=title) for title in ("One", "Two")]
    client.force_login(editor)
    form = {
        "name": "Line 4 at night",
        "summary": rich_text("<p>So far.</p>"),
        "is_running": "on",
        "slug": "",
        "picture": "",
        "key_dates": streamfield([("date", {"date": "2026-03-01", "words": "It begins"})]),
        "entries": inline_formset([{"post": post.pk} for post in posts]),
        "action-publish": "1",
    }

    response = client.post(reverse(Storyline.snippet_viewset.get_url_name("add")), nested_form_data(form))

    assert response.status_code == 302
    line = Storyline.objects.get()
    assert line.live
    assert [row.post_id for row in line.entries.all()] == [post.pk for post in posts]


def test_storylines_are_listed_with_their_posts(client: Client, editor: Any, news: NewsSectionPage) -> None:
    line = storyline(posts=[article(news)])
    client.force_login(editor)

    listed = client.get(reverse(Storyline.snippet_viewset.get_url_name("list")))
    form = client.get(reverse(Storyline.snippet_viewset.get_url_name("edit"), args=[line.pk]))

    assert "Line 4 at night" in listed.content.decode()
    assert form.status_code == 200

"""The newsroom's inbox: who sees what, what is decided, and the draft that needs no retyping."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from community.contributions import deciding
from community.contributions.drafting import CannotDraftError, make_draft
from community.models import Contribution, Reader, StandardLetter
from core.models import CityImage, OutgoingMail
from core.outbox.letters import Letter
from news.keeping import kept_posts
from news.models import (
    ArticlePage,
    Author,
    EventPage,
    JobPage,
    NewsSectionPage,
    OpinionPage,
    OpinionSectionPage,
    RecipePage,
    ReviewPage,
)
from tests.community.contributing import photo, sent, sent_with_photos
from tests.community.test_contributing import MORE
from tests.newsroom.world import person

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def inbox(client: Client, editor: Any) -> Client:
    """The admin of somebody who may do everything."""
    admin = Client()
    admin.force_login(editor)
    return admin


def confirmed(contribution: Contribution) -> Contribution:
    """Let its sender be known, so that mail goes to them."""
    Reader.objects.filter(pk=contribution.reader_id).update(confirmed_at="2026-01-01T00:00Z")
    contribution.refresh_from_db()
    return contribution


def act(admin: Client, contribution: Contribution, action: str, **fields: Any) -> Any:
    return admin.post(f"/admin/contributions/{contribution.pk}/act/", {"action": action, **fields})


def letters() -> list[Letter]:
    return [Letter.from_json(row.letter) for row in OutgoingMail.objects.order_by("pk")]


def test_the_list_shows_what_was_sent_and_no_drafts(client: Client, inbox: Client) -> None:
    one = sent(client)
    Contribution.objects.create(kind="story", key="draft", title="Half a story")

    html = inbox.get("/admin/contributions/").content.decode()

    assert one.title in html
    assert "Half a story" not in html
    assert "petra@example.org" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=waiting", True),
        ("state=declined", False),
        ("kind=story", True),
        ("kind=job", False),
        ("assigned_to=nobody", True),
        ("assigned_to=me", False),
        ("q=ferry+olin", True),
        ("q=tram", False),
    ],
)
def test_the_list_can_be_narrowed(client: Client, inbox: Client, query: str, found: bool) -> None:
    one = sent(client)

    html = inbox.get(f"/admin/contributions/results/?{query}").content.decode()

    assert (one.title in html) is found


def test_a_desk_works_on_its_own_and_moderators_on_all(client: Client) -> None:
    call_command("set_up_newsroom", verbosity=0)
    story, opinion = sent(client), sent(client, "opinion", text="A view.")
    desk, moderator = Client(), Client()
    desk.force_login(person("desk", "News desk"))
    moderator.force_login(person("moderator", "Moderators"))

    def opens(admin: Client, one: Contribution) -> int:
        return admin.get(f"/admin/contributions/{one.pk}/").status_code

    def listed(admin: Client) -> list[bool]:
        html = admin.get("/admin/contributions/").content.decode()
        return [f"/admin/contributions/{one.pk}/" in html for one in (story, opinion)]

    assert listed(desk) == [True, False]
    assert listed(moderator) == [True, True]
    assert (opens(desk, story), opens(desk, opinion)) == (200, 302)
    assert (opens(moderator, story), opens(moderator, opinion)) == (200, 200)


def test_reporters_have_no_inbox(client: Client) -> None:
    call_command("set_up_newsroom", verbosity=0)
    one = sent_with_photos(client, photo())
    reporter = Client()
    reporter.force_login(person("reporter", "Reporters"))

    addresses = ["", f"{one.pk}/", f"{one.pk}/photos/{one.photos.get().pk}/"]

    assert [reporter.get(f"/admin/contributions/{address}").status_code for address in addresses] == [302] * 3


def test_a_page_for_each_shows_all_that_an_editor_needs(client: Client, inbox: Client) -> None:
    sent(client)
    one = sent_with_photos(client, photo(), phone="+44 20 7946 0000")

    html = inbox.get(f"/admin/contributions/{one.pk}/").content.decode()

    for words in ("petra@example.org", "+44 20 7946 0000", "The landing at noon", "The same words came before"):
        assert words in html


def test_what_was_typed_is_shown_as_text_everywhere(client: Client, inbox: Client) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    one = sent(client, title=attack, text=attack, name=attack)

    pages = [
        client.get(one.receipt_url),
        inbox.get(f"/admin/contributions/{one.pk}/"),
        inbox.get("/admin/contributions/"),
    ]

    assert not any("<script>alert" in page.content.decode() or "<img src=x" in page.content.decode() for page in pages)


def test_who_takes_it_begins_to_read_it_and_its_sender_is_told(client: Client, inbox: Client, editor: Any) -> None:
    one = confirmed(sent(client))

    act(inbox, one, "assign", to="me")

    one.refresh_from_db()
    assert (one.state, one.assigned_to) == ("review", editor)
    assert letters()[-1].subject.startswith("An editor is reading")
    assert "An editor is reading it." in client.get(one.receipt_url).content.decode()


def test_declining_says_why_in_words_that_can_be_changed(client: Client, inbox: Client) -> None:
    StandardLetter.objects.create(name="Not now", text="Dear {name}, not now: {title}.")
    one = confirmed(sent(client))

    page = inbox.get(f"/admin/contributions/{one.pk}/").content.decode()
    act(inbox, one, "decline", answer="We wrote of it last week.")

    one.refresh_from_db()
    assert "Dear Petra Olin, not now: The ferry stops at noon." in page
    assert one.state == "declined"
    assert letters()[-1].quote == "We wrote of it last week."
    assert "We wrote of it last week." in client.get(one.receipt_url).content.decode()


def test_spam_is_told_nobody_and_can_be_taken_back(client: Client, inbox: Client) -> None:
    one = sent(client)
    number = OutgoingMail.objects.count()

    act(inbox, one, "spam")
    assert "It has arrived" in client.get(one.receipt_url).content.decode()
    act(inbox, one, "take back")

    one.refresh_from_db()
    assert one.state == "received"
    assert OutgoingMail.objects.count() == number


def test_two_editors_at_once_decide_once(client: Client, editor: Any) -> None:
    one = confirmed(sent(client))
    same = Contribution.objects.get(pk=one.pk)

    assert deciding.decline(one, "No.", editor)
    assert not deciding.mark_spam(same, editor)
    with pytest.raises(CannotDraftError):
        make_draft(same, editor, author=None)


def test_a_story_becomes_an_article_with_photos_and_a_new_author(client: Client, inbox: Client) -> None:
    one = confirmed(sent_with_photos(client, photo(), photo("red"), photo("gold")))

    answer = act(inbox, one, "draft", author="new")

    one.refresh_from_db()
    post = ArticlePage.objects.get(pk=one.post_id)
    images = CityImage.objects.order_by("pk")
    assert answer["Location"] == f"/admin/pages/{post.pk}/edit/"
    assert (post.live, post.title, one.state) == (False, one.title, "accepted")
    assert post.get_parent().pk == NewsSectionPage.objects.get().pk
    assert [byline.author.name for byline in post.bylines.all()] == ["Petra Olin"]
    assert post.lead_image == images[0]
    assert [block.block_type for block in post.body] == ["rich_text", "image", "image"]
    assert {image.credit for image in images} == {"Petra Olin"}
    assert {image.collection.name for image in images} == {"News"}
    assert letters()[-1].subject.startswith("We want to publish")


def test_an_author_of_that_name_is_proposed_and_used(client: Client, inbox: Client) -> None:
    author = Author.objects.create(name="Petra Olin")
    one = sent(client)

    page = inbox.get(f"/admin/contributions/{one.pk}/").content.decode()
    act(inbox, one, "draft", author=author.pk)

    one.refresh_from_db()
    assert f'<option value="{author.pk}" selected>' in page
    assert one.post is not None
    assert [byline.author for byline in one.post.bylines.all()] == [author]


def test_a_letter_is_signed_by_its_writer_as_a_guest(client: Client, inbox: Client) -> None:
    one = sent(client, "letter", guest_about="Old Quay")

    act(inbox, one, "draft", author="")

    one.refresh_from_db()
    post = OpinionPage.objects.get(pk=one.post_id)
    assert (post.guest_name, post.guest_about, post.genre) == ("Petra Olin", "Old Quay", "letter")
    assert post.get_parent().pk == OpinionSectionPage.objects.get().pk


def test_what_a_reader_typed_of_an_event_is_not_typed_again(client: Client, inbox: Client) -> None:
    one = sent(client, "event", **MORE["event"], price_from="4.50", venue_details="At the fountain")

    act(inbox, one, "draft")

    one.refresh_from_db()
    event = EventPage.objects.get(pk=one.post_id)
    assert (str(event.start_date), str(event.start_time)) == ("2031-05-02", "19:30:00")
    assert (event.event_kind, str(event.price_from), event.venue_details) == ("concert", "4.50", "At the fountain")


def test_nor_of_a_job_a_recipe_or_a_restaurant(client: Client, inbox: Client) -> None:
    job, recipe = sent(client, "job", **MORE["job"]), sent(client, "recipe", **MORE["recipe"], text="Hers.")
    tip = sent(client, "tip", work_title="The Blue Door", had="Soup\nBread", text="Go.")

    for one in (job, recipe, tip):
        act(inbox, one, "draft")
        one.refresh_from_db()

    vacancy = JobPage.objects.get(pk=job.post_id)
    dish = RecipePage.objects.get(pk=recipe.post_id)
    review = ReviewPage.objects.get(pk=tip.post_id)
    assert (vacancy.employer, str(vacancy.closes_on), int(vacancy.pay_minimum or 0)) == (
        *("Harbour Bakery", "2031-05-02"),
        24000,
    )
    assert [row["item"] for row in dish.ingredients[0].value["rows"]] == ["flour", "egg"]
    assert [block.value["text"] for block in dish.steps] == ["Mix.", "Bake for an hour."]
    assert (review.work_title, review.had, review.genre) == ("The Blue Door", "Soup\nBread", "restaurant")


def test_when_its_post_is_published_the_sender_is_told_where(client: Client, inbox: Client) -> None:
    one = confirmed(sent(client))
    act(inbox, one, "draft", author="new")
    one.refresh_from_db()
    assert one.post is not None
    before = client.get(one.receipt_url).content.decode()

    one.post.get_latest_revision().publish()  # type: ignore[union-attr]
    one.post.get_latest_revision().publish()  # type: ignore[union-attr]

    one.refresh_from_db()
    assert one.post.url not in before
    assert one.post.url in client.get(one.receipt_url).content.decode()
    assert one.state == "published"
    assert [letter.subject for letter in letters()].count("“The ferry stops at noon” is published") == 1


def test_a_post_that_a_reader_sent_is_not_deleted(client: Client, editor: Any) -> None:
    post = make_draft(sent(client), editor, author=None)

    assert [kept.why for kept in kept_posts([Page.objects.get(pk=post.pk)])] == ["1 contribution"]


def test_the_posts_edit_page_leads_back(client: Client, inbox: Client, editor: Any) -> None:
    one = sent(client)
    post = make_draft(one, editor, author=None)

    html = inbox.get(f"/admin/pages/{post.pk}/edit/").content.decode()

    assert f"/admin/contributions/{one.pk}/" in html


def test_it_can_be_passed_on_to_another_desk(client: Client, inbox: Client) -> None:
    one = sent(client)
    opinion = OpinionSectionPage.objects.get()

    act(inbox, one, "pass on", section=opinion.pk)

    one.refresh_from_db()
    assert one.section_id == opinion.pk
    assert one.notes.get().words == "Passed on to Opinion."


def test_notes_stay_with_it(client: Client, inbox: Client) -> None:
    one = sent(client)

    act(inbox, one, "note", words="Ask the harbour master.")

    assert "Ask the harbour master." in inbox.get(f"/admin/contributions/{one.pk}/").content.decode()
    assert "harbour master" not in client.get(one.receipt_url).content.decode()


def test_what_waits_is_told_on_the_first_page(client: Client, inbox: Client) -> None:
    sent(client)

    assert "1 contribution waits" in inbox.get("/admin/").content.decode()


@pytest.mark.parametrize("number", [3, 30])
def test_any_number_costs_the_same_queries(
    inbox: Client, django_assert_max_num_queries: Any, number: int, client: Client
) -> None:
    one = sent_with_photos(client, photo())
    section = NewsSectionPage.objects.get()
    for index in range(number):
        Contribution.objects.create(
            kind="story",
            key=str(index),
            state="received",
            title=f"No {index}",
            section=section,
            reader=one.reader,
            sent_at="2026-01-01T00:00Z",
            secret=f"secret {index}",
        )
    for address in ("", f"{one.pk}/"):
        inbox.get(f"/admin/contributions/{address}")
        with django_assert_max_num_queries(20):
            inbox.get(f"/admin/contributions/{address}")


def test_a_readers_data_can_be_had_and_erased(client: Client) -> None:
    from community.contributions.privacy import contributions_of, erase_contributions_of

    sent_with_photos(client, photo())

    had = json.dumps(contributions_of("Petra@example.org"))
    erased = erase_contributions_of("petra@example.org")

    assert "Now the last one leaves at noon." in had
    assert erased == 1
    assert not Contribution.objects.exists()


def test_groups_are_set_up_with_the_right(site: Any) -> None:
    call_command("set_up_newsroom", verbosity=0)

    names = Group.objects.filter(permissions__codename="handle_contributions").values_list("name", flat=True)

    assert set(names) == {"Editors-in-chief", "Moderators"}

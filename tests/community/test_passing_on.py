"""A comment that tells of an error, or of a place to eat, goes into a desk's inbox; what becomes of it is told."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.contributions.deciding import settle
from community.contributions.drafting import make_draft
from community.models import Comment, Contribution, Decision, Mode, Reader
from community.moderation.seen import mark_of
from core.models import OutgoingMail
from core.outbox.letters import Letter
from news.models import ArticlePage, Correction, FoodSectionPage, ReviewPage
from tests.community.commenting import comment, rules, send
from tests.community.contributing import sent
from tests.factories import article

pytestmark = pytest.mark.django_db

WORDS = "The bridge opened in 1907, not in 1912: it says so on the stone."


@pytest.fixture
def post(news: Any) -> ArticlePage:
    return article(news, title="The old bridge")


@pytest.fixture
def desk(editor: Any) -> Client:
    admin = Client()
    admin.force_login(editor)
    return admin


def pass_on(admin: Client, row: Comment, kind: str = "correction") -> Any:
    return admin.post(
        "/admin/comments/decide/", {"do": f"{kind} {row.pk} {mark_of(row)}"}, headers={"accept": "application/json"}
    )


def file_entry(admin: Client, post: ArticlePage, query: str = "") -> Any:
    said = {"kind": "correction", "text": "An earlier version said 1912. The bridge opened in 1907."}
    response = admin.post(f"/admin/corrections/file/{post.pk}/{query}", said)
    assert response.status_code == 302, response.content.decode()[:2000]


def letters() -> list[Letter]:
    return [Letter.from_json(row.letter) for row in OutgoingMail.objects.order_by("pk")]


def test_an_error_goes_to_the_desk_of_its_post_with_all_that_was_said(desk: Client, post: ArticlePage) -> None:
    row = comment(post, WORDS, state="waiting", client="a digest")

    answer = pass_on(desk, row).json()

    made = Contribution.objects.get()
    row.refresh_from_db()
    assert answer == {"words": "It is in the inbox.", "batch": "", "left": []}
    assert (made.kind, made.state, made.key) == ("correction", "received", f"comment {row.pk}")
    assert (made.name, made.text, made.reader, made.client) == ("Ottilie Brandt", WORDS, row.reader, "a digest")
    assert (made.about_id, made.section_id) == (post.pk, post.section_id)
    assert row.state == "waiting"
    assert letters() == []


def test_a_tip_goes_to_the_food_desk_and_becomes_a_review(desk: Client, editor: Any, post: ArticlePage) -> None:
    row = comment(post, "Go to the Blue Door, and have the eel.")

    pass_on(desk, row, "tip")
    draft = make_draft(Contribution.objects.get(), editor, author=None)

    assert draft.section_id == FoodSectionPage.objects.get().pk
    assert isinstance(draft, ReviewPage)


def test_it_is_passed_on_once(desk: Client, post: ArticlePage) -> None:
    row = comment(post, WORDS)

    pass_on(desk, row)
    again = pass_on(desk, row, "tip").json()

    assert again["words"] == "It was passed on before."
    assert Contribution.objects.get().kind == "correction"
    assert Decision.objects.count() == 1


def test_what_was_withdrawn_is_not_passed_on(desk: Client, post: ArticlePage) -> None:
    pass_on(desk, comment(post, "", state="withdrawn"))

    assert not Contribution.objects.exists()


@pytest.mark.parametrize("decided", [False, True])
def test_what_its_writer_withdraws_leaves_the_inbox_unless_it_was_decided(
    client: Client, desk: Client, editor: Any, news: Any, post: ArticlePage, decided: bool
) -> None:
    rules(news, mode=Mode.AFTER)
    send(client, post, WORDS)
    row = Comment.objects.get()
    pass_on(desk, row)
    if decided:
        settle(Contribution.objects.get(), "Thank you.", editor)

    client.post(f"/comments/c/{row.pk}/withdraw/", headers={"sec-fetch-site": "same-origin"})

    made = Contribution.objects.get()
    assert (made.state, made.text) == (("accepted", WORDS) if decided else ("withdrawn", ""))


def test_it_is_noted_and_only_undone_by_hand(desk: Client, post: ArticlePage) -> None:
    row = comment(post, WORDS, state="waiting")
    desk.post("/admin/comments/decide/", {"do": f"approve {row.pk} {mark_of(row)}"})
    pass_on(desk, row)
    noted = Decision.objects.order_by("pk")[1]

    log = desk.get("/admin/comments/log/").content.decode()
    desk.post("/admin/comments/undo/", {"batch": noted.batch})
    desk.post("/admin/comments/undo/", {"batch": Decision.objects.order_by("pk")[0].batch})

    row.refresh_from_db()
    noted.refresh_from_db()
    assert "Passed on: an error" in log
    assert str(noted.batch) not in log
    assert noted.undone_at is None
    assert Contribution.objects.get().is_open
    # What was decided before can be taken back all the same.
    assert row.state == "waiting"


def test_the_queue_offers_it_until_it_is_done(desk: Client, post: ArticlePage) -> None:
    row = comment(post, WORDS, state="waiting")

    before = desk.get("/admin/comments/").content.decode()
    pass_on(desk, row)
    after = desk.get("/admin/comments/").content.decode()

    assert f'value="correction {row.pk} {mark_of(row)}"' in before
    assert f'value="correction {row.pk} {mark_of(row)}"' not in after
    assert "passed on" in after


def test_another_desk_s_comment_is_not_passed_on(django_user_model: Any, post: ArticlePage) -> None:
    cook = django_user_model.objects.create_user("cook", "cook@example.org", "a-long-password")
    cook.groups.add(Group.objects.get(name="Food desk"))
    admin = Client()
    admin.force_login(cook)

    answer = pass_on(admin, comment(post, WORDS))

    assert answer.status_code in (302, 403)
    assert not Contribution.objects.exists()


def test_the_inbox_leads_to_the_comment_and_to_filing(desk: Client, post: ArticlePage) -> None:
    row = comment(post, WORDS)
    pass_on(desk, row)
    made = Contribution.objects.get()

    html = desk.get(f"/admin/contributions/{made.pk}/").content.decode()

    assert row.address.replace("&", "&amp;") in html
    assert f"/admin/corrections/file/{post.pk}/?contribution={made.pk}" in html
    assert "agreed to no terms" in html


def test_a_correction_filed_from_it_closes_it_and_its_sender_is_told(desk: Client, post: ArticlePage) -> None:
    pass_on(desk, comment(post, WORDS))
    made = Contribution.objects.get()

    form = desk.get(f"/admin/corrections/file/{post.pk}/?contribution={made.pk}").content.decode()
    file_entry(desk, post, f"?contribution={made.pk}")

    made.refresh_from_db()
    entry = Correction.objects.get()
    assert f'action="/admin/corrections/file/{post.pk}/?contribution={made.pk}"' in form
    assert (made.state, made.post_id, made.answer) == ("published", post.pk, entry.text)
    assert made.notes.filter(what="corrected", words=entry.text).exists()
    (letter,) = letters()
    assert (letter.to, letter.subject) == ("ottilie.brandt@example.org", "Corrected, thanks to you")
    assert letter.quote == entry.text
    receipt = Client().get(made.receipt_url).content.decode()
    assert "We have corrected it" in receipt
    assert entry.text in receipt
    assert post.url in receipt


def test_other_hints_at_the_post_are_noted_and_stay_open(desk: Client, post: ArticlePage) -> None:
    pass_on(desk, comment(post, WORDS))
    other = Contribution.objects.get()

    file_entry(desk, post)

    other.refresh_from_db()
    assert other.state == "received"
    assert other.notes.filter(what="corrected").exists()
    assert letters() == []


@pytest.mark.parametrize("named", ["0", "x", "'><b>", "99999999999999999999", "\x00"])
def test_a_wrong_name_in_the_address_of_filing_does_no_harm(desk: Client, post: ArticlePage, named: str) -> None:
    file_entry(desk, post, f"?contribution={named}")

    assert Correction.objects.count() == 1


def test_a_hint_at_another_post_is_not_closed_by_naming_it(desk: Client, news: Any, post: ArticlePage) -> None:
    pass_on(desk, comment(article(news, title="Another"), WORDS))
    made = Contribution.objects.get()

    file_entry(desk, post, f"?contribution={made.pk}")

    made.refresh_from_db()
    assert made.is_open


def test_one_settled_without_a_post_is_thanked_and_not_promised_publication(
    client: Client, desk: Client, post: ArticlePage
) -> None:
    one = sent(client, "correction", title="", post=str(post.pk))
    Reader.objects.update(confirmed_at="2026-01-01T00:00Z")

    desk.post(f"/admin/contributions/{one.pk}/act/", {"action": "settle", "answer": "It was a misprint of ours."})

    one.refresh_from_db()
    receipt = client.get(one.receipt_url).content.decode()
    assert letters()[-1].subject.startswith("Thank you for")
    assert letters()[-1].quote == "It was a misprint of ours."
    assert "An editor has seen to it" in receipt
    assert "It was a misprint of ours." in receipt

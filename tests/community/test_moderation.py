"""The queue: who sees what, what a decision does, and that it can be taken back."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.models import Comment, Decision, Mode, Reader
from community.moderation.seen import mark_of
from tests.community.commenting import comment, rules
from tests.factories import article
from tests.news.dense_posts import queries_of

pytestmark = pytest.mark.django_db


def food_desk(django_user_model: Any) -> Client:
    user = django_user_model.objects.create_user("cook", "cook@example.org", "a-long-password")
    user.groups.add(Group.objects.get(name="Food desk"))
    client = Client()
    client.force_login(user)
    return client


def decide(client: Client, action: str, *rows: Comment, **data: Any) -> Any:
    chosen = [f"{row.pk} {mark_of(row)}" for row in rows]
    return client.post("/admin/comments/decide/", {"all": action, "chosen": chosen, **data})


def test_the_queue_shows_what_waits_with_its_context(desk: Client, news: Any) -> None:
    post = article(news, title="The ferry")
    first = comment(post, "Was there fog?", name="Anna")
    comment(post, "There was.", name="Bruno", parent=first, state="waiting", signs=["first", "links"])
    comment(post, "Shown long ago.", name="Carla")

    html = desk.get("/admin/comments/").content.decode()

    for words in ("There was.", "Was there fog?", "links from somebody new", "The ferry", "1 waiting"):
        assert words in html
    assert "Shown long ago." not in html


@pytest.mark.parametrize(
    ("action", "state"),
    [
        ("approve", "shown"),
        ("reject", "rejected"),
        ("hide", "hidden"),
        ("spam", "spam"),
        ("trust", "shown"),
        ("ban", "spam"),
    ],
)
def test_a_decision_is_done_noted_and_undone(desk: Client, news: Any, action: str, state: str) -> None:
    row = comment(article(news), state="waiting", reports=2)

    decide(desk, action, row, reason="As agreed.")

    row.refresh_from_db()
    noted = Decision.objects.get()
    assert (row.state, row.reports) == (state, 0)
    assert (noted.who, noted.action, noted.reason) == ("Ilse", action, "As agreed.")
    assert bool(row.reader and row.reader.trusted_at) == (action == "trust")
    assert bool(row.reader and row.reader.banned_at) == (action == "ban")

    desk.post("/admin/comments/undo/", {"batch": noted.batch})

    row = Comment.objects.get()
    assert (row.state, row.reports, row.shown_at) == ("waiting", 2, None)
    assert row.reader is not None
    assert (row.reader.trusted_at, row.reader.banned_at) == (None, None)


def test_an_approved_comment_is_seen_by_readers(desk: Client, news: Any) -> None:
    post = article(news)
    row = comment(post, "Now you see me.", state="waiting")
    assert "Now you see me." not in Client().get(f"/comments/{post.pk}/").content.decode()

    decide(desk, "approve", row)

    assert "Now you see me." in Client().get(f"/comments/{post.pk}/").content.decode()


def test_many_are_decided_at_once_and_undone_at_once(desk: Client, news: Any) -> None:
    post = article(news)
    rows = [comment(post, f"Number {index}", state="waiting") for index in range(30)]

    decide(desk, "approve", *rows)
    assert Comment.objects.shown().count() == 30

    desk.post("/admin/comments/undo/", {"batch": Decision.objects.all()[0].batch})
    assert Comment.objects.waiting().count() == 30


def test_undoing_leaves_alone_what_was_decided_since(desk: Client, news: Any) -> None:
    row = comment(article(news), state="waiting")
    decide(desk, "approve", row)
    first = Decision.objects.get()
    decide(desk, "spam", row)

    desk.post("/admin/comments/undo/", {"batch": first.batch})

    row.refresh_from_db()
    assert row.state == "spam"


def test_what_was_withdrawn_stays_withdrawn(desk: Client, news: Any) -> None:
    row = comment(article(news), state="withdrawn")

    decide(desk, "approve", row)

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert not Decision.objects.exists()


def test_only_what_is_shown_is_picked(desk: Client, news: Any) -> None:
    post = article(news)
    shown, waits = comment(post), comment(post, state="waiting")

    decide(desk, "pick", shown, waits)

    assert list(Comment.objects.filter(is_pick=True)) == [shown]
    assert "Editors’ pick" in Client().get(f"/comments/{post.pk}/").content.decode()


def test_a_desk_sees_and_decides_its_own_only(moderator: Any, news: Any, food: Any, django_user_model: Any) -> None:
    cook = food_desk(django_user_model)
    own = comment(article(food, title="Soup"), "In the soup.", state="waiting")
    other = comment(article(news, title="Ferry"), "On the ferry.", state="waiting")

    html = cook.get("/admin/comments/?section=0").content.decode()
    assert "In the soup." in html
    assert "On the ferry." not in html

    for rows in ([other], [own, other]):
        assert decide(cook, "approve", *rows).status_code in (302, 403)
        assert not Comment.objects.shown().exists()
    assert cook.post(f"/admin/comments/{other.pk}/answer/", {"text": "No."}).status_code == 404

    chief = Client()
    chief.force_login(moderator)
    decide(chief, "approve", other)
    cook.post("/admin/comments/undo/", {"batch": Decision.objects.get().batch})
    assert Comment.objects.get(pk=other.pk).is_shown
    assert "Ilse" not in cook.get("/admin/comments/log/").content.decode()


def test_decisions_take_a_post_with_a_token(moderator: Any, news: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    row = comment(article(news), state="waiting")

    assert strict.get("/admin/comments/decide/").status_code == 405
    decide(strict, "approve", row)
    row.refresh_from_db()
    assert row.state == "waiting"


def test_the_queue_asks_the_same_of_two_hundred_as_of_five(desk: Client, news: Any, food: Any) -> None:
    posts = [article(section, title=f"{section.title} {index}") for section in (news, food) for index in range(3)]

    def some(number: int) -> None:
        for index in range(number):
            post = posts[index % 6]
            parent = comment(post, name=f"P{index}")
            comment(post, name=f"R{index}", parent=parent, state="waiting", reports=index % 2, signs=["first"])

    some(5)
    desk.get("/admin/comments/")
    few = queries_of(desk, "/admin/comments/")
    some(95)
    many = queries_of(desk, "/admin/comments/")

    assert len(many) == len(few) <= 20, "\n".join(many)


def test_addresses_of_readers_are_nowhere_in_the_admin(desk: Client, news: Any) -> None:
    row = comment(article(news), state="waiting", email="canary.person@example.org")
    decide(desk, "ban", row)

    for address in ("/admin/comments/", "/admin/comments/?state=spam", "/admin/comments/log/"):
        assert "canary.person" not in desk.get(address).content.decode()


def test_hostile_words_are_words_in_the_queue(desk: Client, news: Any) -> None:
    post = article(news)
    words = "<script>alert(1)</script>"
    parent = comment(post, words, name=words)
    comment(post, words, name=words, parent=parent, state="waiting")

    html = desk.get("/admin/comments/").content.decode()

    assert words not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_newsroom_answers_in_its_own_name(desk: Client, moderator: Any, news: Any) -> None:
    post = article(news)
    row = comment(post, "Was there fog?")

    desk.post(f"/admin/comments/{row.pk}/answer/", {"text": "There was."})

    html = Client().get(f"/comments/{post.pk}/").content.decode()
    assert "There was." in html
    assert "Newsroom" in html


@pytest.mark.usefixtures("tasks_run")
def test_who_asked_and_is_confirmed_is_told_of_an_answer_once(
    desk: Client, news: Any, django_capture_on_commit_callbacks: Any
) -> None:
    post = article(news)
    asked = comment(post, "Was there fog?", name="Anna", email="anna@example.org", wants_replies=True)
    Reader.objects.update(confirmed_at=timezone.now())
    unasked = comment(post, "Or rain?", name="Carla", email="carla@example.org")
    stranger = comment(post, "Or snow?", name="Dora", email="dora@example.org", wants_replies=True)
    answers = [comment(post, "Yes.", name="Bruno", parent=to, state="waiting") for to in (asked, unasked, stranger)]

    with django_capture_on_commit_callbacks(execute=True):
        decide(desk, "approve", *answers)
        decide(desk, "hide", *answers)
        decide(desk, "approve", *answers)

    assert [letter.to for letter in mail.outbox] == [["anna@example.org"]]
    link = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    Client().post(link.removeprefix("http://localhost"))
    asked.refresh_from_db()
    assert not asked.wants_replies


def test_who_holds_a_section_sets_its_rules(moderator: Any, food: Any, django_user_model: Any) -> None:
    cook = food_desk(django_user_model)
    data = {"mode": Mode.ALL, "closes_after": 10, "old_after": 5, "banned_words": "pills"}

    answer = cook.post(f"/admin/comments/rules/{food.pk}/", data)

    from community.comments.rules import rules_of
    from tests.community.commenting import forget_rules

    assert answer.status_code == 302
    forget_rules()
    assert (rules_of(food.pk).mode, rules_of(food.pk).banned_words) == (Mode.ALL, ("pills",))


def test_a_post_with_comments_is_kept(editor: Any, client: Client, news: Any) -> None:
    post = article(news)
    comment(post, state="rejected")
    client.force_login(editor)

    answer = client.get(f"/admin/pages/{post.pk}/delete/")

    assert answer.status_code == 409
    assert "1 comment" in answer.content.decode()


def test_the_first_page_says_how_many_wait(desk: Client, news: Any) -> None:
    comment(article(news), state="waiting")

    assert "1 comment waits for a look" in desk.get("/admin/").content.decode()


def test_clients_are_forgotten_after_thirty_days_and_readers_get_and_erase_what_is_theirs(news: Any) -> None:
    from datetime import timedelta

    from community.comments.keeping import comments_of, erase_comments_of, forget_clients

    rules(news, mode=Mode.AFTER)
    now = timezone.now()
    old = comment(article(news), client="c" * 64, made_at=now - timedelta(days=31), email="anna@example.org")
    comment(article(news), client="d" * 64)

    assert forget_clients(now) == 1
    assert [row["text"] for row in comments_of("ANNA@example.org")] == ["The tide is right."]
    assert erase_comments_of("anna@example.org") == 1
    old.refresh_from_db()
    assert (old.text, old.name, old.state, old.reader) == ("", "", "withdrawn", None)

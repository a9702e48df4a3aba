"""A comment from the form to the list."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from community.comments import own
from community.models import Comment, Mode, PostComments, Reader
from news.models import ArticlePage
from tests.community.commenting import comment, forget_rules, form_of, many_comments, rules, send
from tests.conftest import States
from tests.factories import article
from tests.news.dense_posts import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(news: Any) -> ArticlePage:
    rules(news, mode=Mode.AFTER)
    return article(news, title="The ferry sails at seven")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_post_says_where_its_comments_are_and_asks_nothing_more(client: Client, post: ArticlePage) -> None:
    html = page(client, post.url)

    assert f'data-comments="/comments/{post.pk}/"' in html
    assert "csrf" not in html.lower()


def test_a_post_that_not_everybody_may_read_has_none(client: Client, editor: Any, states: States) -> None:
    client.force_login(editor)

    assert "data-comments=" in page(client, states.live.url)
    assert "data-comments=" not in page(client, states.restricted.url)


def test_the_post_s_page_ends_when_its_comments_close(client: Client, post: ArticlePage, news: Any) -> None:
    from core.caching import next_change

    rules(news, mode=Mode.AFTER, closes_after=1)
    ArticlePage.objects.filter(pk=post.pk).update(
        date_shown=timezone.now() - timedelta(hours=23, minutes=59, seconds=30)
    )

    response = client.get(post.url)

    assert next_change(response.wsgi_request) <= timezone.now() + timedelta(minutes=1)


def test_without_an_answer_or_a_solution_the_form_comes_back_with_all_words(client: Client, post: ArticlePage) -> None:
    form = page(client, f"/comment/{post.pk}/")
    assert "How much is" in form

    response = client.post(
        f"/comment/{post.pk}/",
        form_of(post) | {"altcha": ""},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert response.status_code == 422
    assert "The tide is right." in response.content.decode()

    data = form_of(post)
    response = client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"}, follow=True)

    assert "Your comment is there" in response.content.decode()
    assert "The tide is right." in page(client, f"/comments/{post.pk}/")


def test_what_answered_the_question_waits(client: Client, post: ArticlePage) -> None:
    from tests.community.sending import stamped

    words = {"name": "Ottilie", "email": "o@example.org", "text": "The tide is right."}
    data = stamped(f"comment {post.pk}", solved=False, **words)

    client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"})

    assert Comment.objects.get().state == Comment.State.WAITING
    assert "The tide is right." not in page(client, f"/comments/{post.pk}/")


def test_the_same_form_makes_one_comment(client: Client, post: ArticlePage) -> None:
    data = form_of(post)

    for _ in range(2):
        client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"})

    assert Comment.objects.count() == 1


@pytest.mark.parametrize("sent_from", ["cross-site", "same-site", "none"])
def test_what_other_sites_send_is_not_taken(client: Client, post: ArticlePage, sent_from: str) -> None:
    response = client.post(f"/comment/{post.pk}/", form_of(post), headers={"sec-fetch-site": sent_from})

    assert response.status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("fields", [{"name": ""}, {"email": "nobody"}, {"text": "  \u200b "}, {"text": "a" * 3001}])
def test_what_is_missing_or_too_long_is_asked_again(client: Client, post: ArticlePage, fields: dict[str, str]) -> None:
    response = send(client, post, **fields)  # type: ignore[arg-type]

    assert response.status_code == 422
    assert not Comment.objects.exists()


def test_three_thousand_characters_are_taken_whole(client: Client, post: ArticlePage) -> None:
    send(client, post, "é" * 2998 + "\r\n.")

    assert len(Comment.objects.get().text) == 3000


def test_the_address_is_kept_encrypted_and_shown_nowhere(client: Client, post: ArticlePage) -> None:
    send(client, post, email="canary.person@example.org")

    reader = Reader.objects.get()
    assert reader.email == "canary.person@example.org"
    assert "canary.person" not in page(client, f"/comments/{post.pk}/")
    assert "canary.person" not in page(client, f"/comments/{post.pk}/?fragment=1")


def test_an_answer_stands_under_its_thread_and_names_whom_it_answers(client: Client, post: ArticlePage) -> None:
    first = comment(post, "First.", name="Anna")
    second = comment(post, "Second.", name="Bruno", parent=first)

    send(client, post, "Third.", to=second.pk, name="Carla")

    third = Comment.objects.get(name="Carla")
    assert (third.parent, third.root) == (second, first)
    assert "to <bdi>Bruno</bdi>" in page(client, f"/comments/{post.pk}/")


def test_an_answer_to_what_is_not_there_begins_a_thread(client: Client, post: ArticlePage, food: Any) -> None:
    elsewhere = comment(article(food), "Elsewhere.")

    send(client, post, to=elsewhere.pk)

    assert Comment.objects.get(post_id=post.pk).root is None


def test_the_list_has_three_orders(client: Client, post: ArticlePage) -> None:
    now = timezone.now()
    for index, (name, number) in enumerate([("Aaa", 1), ("Bbb", 9), ("Ccc", 0)]):
        comment(post, name, name=name, recommended=number, made_at=now + timedelta(seconds=index))

    def order(sort: str) -> list[str]:
        html = page(client, f"/comments/{post.pk}/?sort={sort}")
        return sorted(("Aaa", "Bbb", "Ccc"), key=lambda name: html.index(f"<p>{name}</p>"))

    assert order("oldest") == ["Aaa", "Bbb", "Ccc"]
    assert order("newest") == ["Ccc", "Bbb", "Aaa"]
    assert order("recommended") == ["Bbb", "Aaa", "Ccc"]


def test_a_link_to_a_comment_leads_to_its_page(client: Client, post: ArticlePage) -> None:
    roots = many_comments(post, 45, answers=1)
    answer = roots[30].answers.get()

    assert f'id="c{answer.pk}"' in page(client, answer.address)
    assert f'id="c{answer.pk}"' not in page(client, f"/comments/{post.pk}/")


def test_a_long_thread_shows_ten_answers_and_leads_to_the_rest(client: Client, post: ArticlePage) -> None:
    (root,) = many_comments(post, 1, answers=15)
    last = root.answers.order_by("made_at").last()

    html = page(client, f"/comments/{post.pk}/")

    assert "5 more answers" in html
    assert last is not None
    assert f'id="c{last.pk}"' in page(client, last.address)


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=9", "sort=worst", "at=99999", "at=a", "thread=99999"])
def test_no_such_list_is_a_404(client: Client, post: ArticlePage, query: str) -> None:
    comment(post)

    assert client.get(f"/comments/{post.pk}/?{query}").status_code == 404


def test_two_thousand_comments_cost_what_twenty_do(client: Client, post: ArticlePage) -> None:
    many_comments(post, 20, answers=1)
    client.get(f"/comments/{post.pk}/")
    few = queries_of(client, f"/comments/{post.pk}/")

    many_comments(post, 980, answers=1)
    many = queries_of(client, f"/comments/{post.pk}/")
    under_the_post = queries_of(client, post.url)

    assert len(many) == len(few) <= 7, "\n".join(many)
    assert not [query for query in under_the_post if "community_" in query and "commentrules" not in query]


def test_a_withdrawn_comment_keeps_its_place_while_others_answer_it(client: Client, post: ArticlePage) -> None:
    gone = comment(post, "What I said.", state=Comment.State.WITHDRAWN)
    comment(post, "No answer.", state=Comment.State.WITHDRAWN)
    comment(post, "Still here.", name="Bruno", parent=gone)

    html = page(client, f"/comments/{post.pk}/")

    assert html.count("was withdrawn") == 1
    assert "Still here." in html
    assert "What I said." not in html


@pytest.mark.parametrize("state", ["waiting", "rejected", "hidden", "spam", "withdrawn"])
def test_only_what_is_shown_is_seen_or_can_be_acted_on(client: Client, post: ArticlePage, state: str) -> None:
    row = comment(post, "Canary words.", state=state)

    assert "Canary words." not in page(client, f"/comments/{post.pk}/")
    assert client.get(row.address).status_code == 404
    for act in ("recommend", "report", "edit", "withdraw"):
        address = f"/comments/c/{row.pk}/{act}/"
        assert client.post(address, headers={"sec-fetch-site": "same-origin"}).status_code == 404, act
    assert "Canary words." not in client.get(f"/comments/c/{row.pk}/sent/", follow=True).content.decode()


def test_comments_of_posts_that_readers_do_not_see_are_nowhere(client: Client, states: States) -> None:
    for post in states.hidden:
        row = comment(post, "Canary words.")
        for address in (f"/comments/{post.pk}/", f"/comments/{post.pk}/?fragment=1", row.address):
            assert client.get(address).status_code == 404, (post.title, address)
        assert client.get(f"/comment/{post.pk}/").status_code == 404
        assert send(client, post).status_code == 404
        assert client.get(f"/comments/c/{row.pk}/report/").status_code == 404
        for act in ("recommend", "report", "edit", "withdraw"):
            answer = client.post(f"/comments/c/{row.pk}/{act}/", headers={"sec-fetch-site": "same-origin"})
            assert answer.status_code == 404, (post.title, act)


def test_who_withdraws_a_comment_is_told_that_and_not_thanked(client: Client, post: ArticlePage) -> None:
    send(client, post)
    row = Comment.objects.get()

    answer = client.post(f"/comments/c/{row.pk}/withdraw/", headers={"sec-fetch-site": "same-origin"}, follow=True)

    html = answer.content.decode()
    assert "Your comment was withdrawn." in html
    assert "Thank you" not in html


def test_own_comments_can_be_changed_for_a_quarter_of_an_hour(
    client: Client, post: ArticlePage, monkeypatch: Any
) -> None:
    send(client, post)
    row = Comment.objects.get()

    client.post(f"/comments/c/{row.pk}/edit/", {"text": "Mended."}, headers={"sec-fetch-site": "same-origin"})
    row.refresh_from_db()
    assert (row.text, row.state) == ("Mended.", Comment.State.SHOWN)
    assert row.edited_at

    monkeypatch.setattr(signing.time, "time", lambda: timezone.now().timestamp() + 16 * 60)
    late = client.post(f"/comments/c/{row.pk}/edit/", {"text": "Late."}, headers={"sec-fetch-site": "same-origin"})
    assert late.status_code == 404


def test_nobody_else_can_change_or_withdraw_it(client: Client, post: ArticlePage) -> None:
    send(client, post)
    row = Comment.objects.get()

    for act in ("edit", "withdraw"):
        answer = Client().post(f"/comments/c/{row.pk}/{act}/", {"text": "x"}, headers={"sec-fetch-site": "same-origin"})
        assert answer.status_code == 404

    forged = Client()
    forged.cookies[own.cookie_of(row)] = f'{{"{row.pk}": 9999999999}}'
    assert forged.get(f"/comments/c/{row.pk}/edit/").status_code == 404


def test_a_change_that_brings_a_bad_word_is_no_longer_shown(client: Client, post: ArticlePage, news: Any) -> None:
    send(client, post)
    rules(news, mode=Mode.AFTER, banned_words="cas*no")
    row = Comment.objects.get()

    client.post(f"/comments/c/{row.pk}/edit/", {"text": "Casiino"}, headers={"sec-fetch-site": "same-origin"})

    row.refresh_from_db()
    assert row.state == Comment.State.SPAM
    assert "Casiino" not in page(client, f"/comments/{post.pk}/")


def test_withdrawing_takes_words_and_name(client: Client, post: ArticlePage) -> None:
    send(client, post)
    row = Comment.objects.get()

    client.post(f"/comments/c/{row.pk}/withdraw/", headers={"sec-fetch-site": "same-origin"})

    row.refresh_from_db()
    assert (row.text, row.name, row.state) == ("", "", Comment.State.WITHDRAWN)


def test_a_client_recommends_a_comment_once(client: Client, post: ArticlePage) -> None:
    row = comment(post)

    for _ in range(3):
        client.post(f"/comments/c/{row.pk}/recommend/?fragment=1", headers={"sec-fetch-site": "same-origin"})
    client.post(f"/comments/c/{row.pk}/recommend/", headers={"sec-fetch-site": "cross-site"}, REMOTE_ADDR="192.0.2.9")

    row.refresh_from_db()
    assert row.recommended == 1


def test_a_report_is_told_to_the_desk_once_and_hides_nothing(client: Client, post: ArticlePage) -> None:
    from tests.community.sending import stamped

    row = comment(post)

    for _ in range(2):
        data = stamped(f"report {row.pk}", reason="Rude.")
        client.post(f"/comments/c/{row.pk}/report/", data, headers={"sec-fetch-site": "same-origin"})

    row.refresh_from_db()
    assert (row.reports, row.state) == (1, Comment.State.SHOWN)
    assert list(Comment.objects.waiting()) == [row]


def test_closed_comments_can_be_read_and_not_written(client: Client, news: Any) -> None:
    rules(news, mode=Mode.AFTER, closes_after=30)
    old = article(news, title="Old", at=timezone.now() - timedelta(days=31))
    comment(old, "Still here.")

    assert "Still here." in page(client, f"/comments/{old.pk}/")
    assert "Comments are closed" in page(client, f"/comment/{old.pk}/")
    assert send(client, old).status_code == 403


def test_a_section_or_a_post_can_be_without_comments(client: Client, news: Any, food: Any) -> None:
    rules(food, mode=Mode.OFF)
    off, silenced = article(food, title="Soup"), article(news, title="Quiet")
    PostComments.objects.create(post_id=silenced.pk, switch="off")
    opened = article(food, title="Bread")
    PostComments.objects.create(post_id=opened.pk, switch="open")
    forget_rules()

    for post in (off, silenced):
        assert client.get(f"/comments/{post.pk}/").status_code == 404
        assert "data-comments=" not in page(client, post.url)
    assert client.get(f"/comments/{opened.pk}/").status_code == 200
    send(client, opened)
    assert Comment.objects.get().state == Comment.State.WAITING


def test_pages_of_comments_set_no_cookie(client: Client, post: ArticlePage) -> None:
    comment(post)

    for address in (post.url, f"/comments/{post.pk}/", f"/comment/{post.pk}/"):
        assert not client.get(address).cookies, address

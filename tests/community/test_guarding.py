"""Forms of readers: robots are told from people, nobody's words are lost, and doubt makes wait."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from community.guarding import GuardedForm, Sign, proofs
from community.guarding.stamps import LASTS, Stamp
from tests.community.sending import solution, stamped


def form(data: dict[str, Any], purpose: str = "comment 1", address: str = "192.0.2.7") -> GuardedForm:
    return GuardedForm(RequestFactory().post("/", REMOTE_ADDR=address), purpose, data)


def test_who_solved_the_puzzle_passes_without_a_sign() -> None:
    sent = form(stamped("comment 1"))

    assert sent.is_valid(), sent.errors
    assert sent.signs == []


def test_who_answered_the_question_passes_and_is_looked_at() -> None:
    sent = form(stamped("comment 1", solved=False))

    assert sent.is_valid(), sent.errors
    assert sent.signs == [Sign.QUESTION]


@pytest.mark.parametrize("fields", [{"altcha": ""}, {"altcha": "", "answer": "99"}, {"altcha": "bm90IGEgcHV6emxl"}])
def test_without_effort_the_form_is_asked_again(fields: dict[str, str]) -> None:
    sent = form(stamped("comment 1", **fields))

    assert not sent.is_valid()
    assert "answer" in sent.errors


def test_a_solution_serves_its_own_form_only() -> None:
    other = Stamp.make("comment 1")

    sent = form(stamped("comment 1", altcha=solution(other.key)))

    assert not sent.is_valid()


def test_a_puzzle_of_ones_own_making_is_worth_nothing() -> None:
    data = stamped("comment 1")
    payload = json.loads(base64.b64decode(data["altcha"]))
    payload["challenge"]["parameters"]["keyPrefix"] = ""
    data["altcha"] = base64.b64encode(json.dumps(payload).encode()).decode()

    assert not form(data).is_valid()


@pytest.mark.parametrize(("fields", "sign"), [({"website": "https://spam.example"}, Sign.HONEYPOT)])
def test_what_only_robots_do_is_noted_and_not_told(fields: dict[str, str], sign: Sign) -> None:
    sent = form(stamped("comment 1", **fields))

    assert sent.is_valid()
    assert sent.signs == [sign]


def test_what_came_too_quickly_is_noted() -> None:
    stamp = Stamp.make("comment 1")

    sent = form({"stamp": stamp.signed(), "altcha": solution(stamp.key)})

    assert sent.is_valid()
    assert sent.signs == [Sign.QUICK]


def test_a_stamp_serves_one_purpose_and_for_two_days() -> None:
    old = Stamp.make("comment 1")
    old = Stamp(old.key, old.purpose, old.made_at - LASTS - timedelta(minutes=1))

    assert Stamp.read(Stamp.make("comment 1").signed(), "comment 1")
    assert Stamp.read(Stamp.make("comment 1").signed(), "comment 2") is None
    assert Stamp.read(old.signed(), "comment 1") is None


def test_a_form_that_grew_old_comes_back_with_a_new_stamp() -> None:
    sent = form(stamped("comment 2"), purpose="comment 1")

    assert not sent.is_valid()
    assert "nothing you wrote is lost" in str(sent.errors)
    assert Stamp.read(sent.stamp_now.signed(), "comment 1")


def test_one_client_may_not_send_without_end_and_others_may() -> None:
    sent = [form(stamped("comment 1")).is_valid() for _ in range(GuardedForm.most_an_hour + 1)]

    assert sent == [True] * GuardedForm.most_an_hour + [False]
    assert form(stamped("comment 1"), address="192.0.2.8").is_valid()


def test_while_the_limits_do_not_answer_everything_is_looked_at(monkeypatch: Any) -> None:
    def away(*args: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(caches["limits"], "incr", away)
    sent = form(stamped("comment 1"))

    assert sent.is_valid()
    assert sent.signs == [Sign.UNSURE]


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
def test_whatever_is_sent_in_its_place_only_fails(stamp: str, altcha: str, answer: str) -> None:
    assert not form({"stamp": stamp, "altcha": altcha, "answer": answer}).is_valid()


@given(st.dictionaries(st.text(max_size=10), st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists)))
def test_no_payload_breaks_the_check(payload: dict[str, Any]) -> None:
    encoded = base64.b64encode(json.dumps({"challenge": payload, "solution": payload}).encode()).decode()

    assert not proofs.is_solved(encoded, "key")

"""Mail leaves once, with what it tells of, and is tried again while the server is away."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from core.models import OutgoingMail
from core.outbox import Letter, mail_later, take_mail_back
from core.outbox.sending import PAUSES, deliver_waiting, forget_old_mail
from core.outbox.taking_back import erase_mail_to

pytestmark = pytest.mark.django_db


def letter(**fields: Any) -> Letter:
    return Letter(**{"to": "ilse@example.org", "subject": "Thank you", "paragraphs": ["We have it."], **fields})


def test_a_letter_goes_out_as_text_and_as_html() -> None:
    mail_later("story 1", letter(paragraphs=["It came <safely>."], url="https://example.org/r/1/", url_label="See it"))

    deliver_waiting()

    [sent] = mail.outbox
    html, mimetype = sent.alternatives[0]
    assert sent.to == ["ilse@example.org"]
    assert "It came <safely>." in sent.body
    assert "See it:\nhttps://example.org/r/1/" in sent.body
    assert mimetype == "text/html"
    assert "It came &lt;safely&gt;." in html
    assert 'href="https://example.org/r/1/"' in html


def test_of_one_key_there_is_one_mail_however_often_it_is_asked_for() -> None:
    assert mail_later("story 1", letter())
    assert not mail_later("story 1", letter(subject="Thank you again"))

    deliver_waiting()
    assert not mail_later("story 1", letter())
    deliver_waiting()

    assert [sent.subject for sent in mail.outbox] == ["Thank you"]


def test_what_is_rolled_back_is_not_told() -> None:
    with transaction.atomic():
        mail_later("story 1", letter())
        transaction.set_rollback(True)

    assert deliver_waiting() == 0
    assert mail.outbox == []


def test_while_the_server_is_away_it_waits_longer_each_time_and_then_is_given_up(monkeypatch: Any) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise SMTPServerDisconnected("ilse@example.org is not here")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
    mail_later("story 1", letter())
    tries = 0

    with time_machine.travel(timezone.now(), tick=False) as clock:
        for minutes in (*PAUSES, 1):
            assert deliver_waiting() == 1
            assert deliver_waiting() == 0
            tries += 1
            clock.shift(timedelta(minutes=minutes))

    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts) == (OutgoingMail.State.FAILED, tries)
    assert row.letter == ""


def test_one_that_was_taken_by_a_process_that_died_is_sent_by_the_next() -> None:
    mail_later("story 1", letter())
    OutgoingMail.objects.update(state=OutgoingMail.State.TAKEN, taken_at=timezone.now() - timedelta(minutes=11))

    deliver_waiting()

    assert len(mail.outbox) == 1


def test_headers_cannot_be_injected() -> None:
    mail_later("story 1", letter(subject="Thanks\r\nBcc: all@example.org\x00", reply_to=("A\nB", "desk@example.org")))

    deliver_waiting()

    [sent] = mail.outbox
    assert sent.subject == "Thanks Bcc: all@example.org"
    assert sent.recipients() == ["ilse@example.org"]
    assert sent.message()["Reply-To"] == "A B <desk@example.org>"


def test_an_address_that_holds_a_line_end_is_given_up_and_stops_nothing_else() -> None:
    mail_later("bad", letter(to="ilse@example.org\nBcc: all@example.org"))
    mail_later("good", letter())

    deliver_waiting()

    assert OutgoingMail.objects.get(key="bad").state == OutgoingMail.State.FAILED
    assert [sent.to for sent in mail.outbox] == [["ilse@example.org"]]


def test_the_database_names_nobody_and_forgets_what_was_sent() -> None:
    mail_later("story 1", letter(subject="For Ilse Canary"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT letter FROM core_outgoingmail")
        stored = cursor.fetchone()[0]

    deliver_waiting()

    assert stored
    assert "ilse" not in stored.casefold()
    assert OutgoingMail.objects.get().letter == ""


def test_old_keys_are_forgotten_and_those_that_wait_are_not() -> None:
    mail_later("old", letter())
    deliver_waiting()
    mail_later("waits", letter())
    OutgoingMail.objects.update(made_at=timezone.now() - timedelta(days=91))

    assert forget_old_mail(timezone.now()) == 1
    assert [row.key for row in OutgoingMail.objects.all()] == ["waits"]


def test_what_is_taken_back_does_not_leave_and_can_be_told_anew() -> None:
    mail_later("story 1", letter(subject="Too soon"))
    mail_later("story 2", letter(subject="Another"))

    assert take_mail_back(["story 1", "story 3"]) == 1
    assert mail_later("story 1", letter(subject="Now"))
    deliver_waiting()

    assert {sent.subject for sent in mail.outbox} == {"Another", "Now"}
    assert take_mail_back(["story 1"]) == 0
    assert not mail_later("story 1", letter())


def test_what_waits_for_an_address_is_erased_with_it() -> None:
    mail_later("story 1", letter(to="Ilse@Example.org"))
    mail_later("story 2", letter(to="petra@example.org"))

    assert erase_mail_to("ilse@example.org ") == 1

    assert [row.key for row in OutgoingMail.objects.all()] == ["story 2"]


def test_what_is_taken_back_while_it_is_sent_is_not_tried_again(monkeypatch: Any) -> None:
    def erased_and_away(*args: Any, **kwargs: Any) -> None:
        erase_mail_to("ilse@example.org")
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", erased_and_away)
    mail_later("story 1", letter())

    deliver_waiting()

    assert not OutgoingMail.objects.exists()

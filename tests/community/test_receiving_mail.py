"""Contributions by mail: each is stored once with its photos, its sender is told, and machines are not answered."""

import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as project
from django.core import mail
from django.test import Client
from PIL import Image

from community.mailbox import fetching, receiving
from community.mailbox.calendars import event_in
from community.mailbox.mails import Unreadable
from community.mailbox.receiving import MOST_A_DAY, receive
from community.models import Contribution, Reader
from core.outbox.sending import deliver_waiting
from tests.community.test_mails import mail as letter

pytestmark = pytest.mark.django_db
HERE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def photo(colour: str = "teal") -> bytes:
    file = BytesIO()
    noise = Image.effect_noise((600, 400), 90).convert("RGB")
    noise.paste(colour, (0, 0, 50, 50))
    noise.save(file, "JPEG")
    return file.getvalue()


def with_photos(number: int, **headers: str) -> bytes:
    message = letter("It sank at noon, by the old quay. " * 10, "The ferry", **headers)
    for index, colour in enumerate(("red", "green", "blue")[:number]):
        message.add_attachment(photo(colour), maintype="image", subtype="jpeg", filename=f"{index}.jpg")
    return bytes(message)


def fail(*args: Any, **kwargs: Any) -> None:
    raise OSError("the disk is full")


def test_a_mail_becomes_a_contribution_with_its_photos(site: Any) -> None:
    receive(with_photos(3))

    held = Contribution.objects.get()
    assert (held.kind, held.state, held.title, held.name) == ("story", "received", "The ferry", "Ilse Berg")
    assert held.photos.count() == 3
    assert held.reader == Reader.known("ilse@example.org")
    assert "Came by mail" in held.notes.get().words


def test_its_sender_gets_the_receipt_and_agrees_there(site: Any, client: Client) -> None:
    receive(with_photos(1))
    deliver_waiting()

    held = Contribution.objects.get()
    [told] = mail.outbox
    assert told.to == ["ilse@example.org"]
    assert held.receipt_url in str(told.body)
    assert "Before we can publish" in client.get(held.receipt_url).content.decode()
    client.post(held.receipt_url, {"action": "agree"}, **HERE)

    held.refresh_from_db()
    assert held.agreed_at is not None
    assert held.photos.get().agreed
    assert "Before we can publish" not in client.get(held.receipt_url).content.decode()


def test_the_same_mail_again_changes_nothing(site: Any) -> None:
    raw = with_photos(2, Message_ID="<once@example.org>")

    assert receive(raw) == receive(raw)
    deliver_waiting()

    assert Contribution.objects.count() == 1
    assert Contribution.objects.get().photos.count() == 2
    assert len(mail.outbox) == 1


def test_what_was_interrupted_goes_on_where_it_was(site: Any, monkeypatch: Any) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    raw = with_photos(2)
    with monkeypatch.context() as patched:
        patched.setattr("community.contributions.photos._to_the_disk", full)
        with pytest.raises(OSError, match="No space"):
            receive(raw)
    deliver_waiting()
    assert mail.outbox == []

    receive(raw)

    held = Contribution.objects.get()
    assert (held.state, held.photos.count()) == ("received", 2)


def test_what_comes_again_because_it_could_not_be_stored_is_no_repetition(site: Any, monkeypatch: Any) -> None:
    raw = with_photos(0, Message_ID="<again@example.org>")

    with monkeypatch.context() as broken:
        broken.setattr(receiving, "and_unanswered", fail)
        for _ in range(receiving.TOO_OFTEN):
            with pytest.raises(OSError, match="full"):
                receive(raw)
    receive(raw)

    assert Contribution.objects.get().state == "received"


def test_a_machine_is_neither_stored_nor_answered(site: Any) -> None:
    assert receive(bytes(letter(Auto_Submitted="auto-replied"))) is None
    deliver_waiting()

    assert not Contribution.objects.exists()
    assert mail.outbox == []


def test_our_own_receipt_that_comes_back_ends_there(site: Any) -> None:
    receive(bytes(letter()))
    deliver_waiting()

    assert receive(mail.outbox[0].message().as_bytes()) is None


def test_a_broken_photo_is_named_and_the_rest_is_taken(site: Any) -> None:
    message = letter()
    message.add_attachment(photo(), maintype="image", subtype="jpeg", filename="good.jpg")
    message.add_attachment(b"\xff\xd8" + b"0" * 20_000, maintype="image", subtype="jpeg", filename="bad.jpg")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="minutes.pdf")

    receive(bytes(message))

    held = Contribution.objects.get()
    assert held.photos.count() == 1
    assert "bad.jpg" in held.notes.get().words
    assert "minutes.pdf" in held.notes.get().words


def test_a_few_words_with_photos_are_photos(site: Any) -> None:
    message = letter("From my window.")
    message.add_attachment(photo(), maintype="image", subtype="jpeg", filename="good.jpg")

    receive(bytes(message))

    assert Contribution.objects.get().kind == "photo"


ICS = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
SUMMARY:Choir in the park
DTSTART:20260614T180000Z
DTEND:20260614T193000Z
LOCATION:Bandstand
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_an_invitation_is_an_event(site: Any) -> None:
    message = letter("Come and sing.")
    message.add_alternative(ICS, subtype="calendar")

    receive(bytes(message))

    held = Contribution.objects.get()
    assert held.kind == "event"
    assert held.details["venue_details"] == "Bandstand"
    assert held.details["start_date"] == "2026-06-14"
    assert held.details["start_time"] == "19:00:00"


@pytest.mark.parametrize("content", [b"", b"\x00", b"BEGIN:VCALENDAR", ICS.replace("20260614T180000Z", "x").encode()])
def test_a_broken_invitation_is_no_event(content: bytes) -> None:
    assert isinstance(event_in(content), dict)


def test_who_sends_without_end_is_looked_at_first(site: Any) -> None:
    for number in range(MOST_A_DAY + 1):
        receive(bytes(letter(f"Story number {number} of today.", f"Story {number}")))

    assert [held.state for held in Contribution.objects.order_by("pk")] == ["received"] * MOST_A_DAY + ["spam"]


def test_a_forged_sender_is_written_to_once(site: Any) -> None:
    for number in range(3):
        receive(bytes(letter(f"Story number {number}.", f"Story {number}")))
    deliver_waiting()

    assert len(mail.outbox) == 1


class FakeMailbox:
    """What a server of IMAP says, to the questions that we ask."""

    def __init__(self, mails: dict[str, bytes]) -> None:
        self.mails, self.seen = mails, set[str]()

    def __enter__(self) -> "FakeMailbox":
        return self

    def __exit__(self, *args: Any) -> None:
        return None

    def uid(self, command: str, *args: str) -> tuple[str, list[Any]]:
        if command == "search":
            return "OK", [" ".join(sorted(self.mails.keys() - self.seen)).encode()]
        number = args[0]
        if command == "store":
            self.seen.add(number)
            return "OK", []
        if "SIZE" in args[1]:
            return "OK", [f"{number} (RFC822.SIZE {len(self.mails[number])})".encode()]
        return "OK", [(f"{number} (BODY[] {{1}}".encode(), self.mails[number]), b")"]


def test_a_mailbox_is_emptied_once_each_mail_is_safe(site: Any, settings: Any, monkeypatch: Any) -> None:
    box = FakeMailbox({"1": with_photos(1), "2": b"no mail at all", "3": bytes(letter("Another.", "Another"))})
    settings.MAILBOX_URL = "imaps://desk:secret@mail.example/INBOX"
    monkeypatch.setattr(fetching, "_mailbox", lambda: box)

    assert fetching.fetch_mail() == 3
    assert fetching.fetch_mail() == 0

    assert box.seen == {"1", "2", "3"}
    assert Contribution.objects.count() == 2


def test_a_mail_that_could_not_be_stored_stays_new(site: Any, settings: Any, monkeypatch: Any) -> None:
    def away(raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    box = FakeMailbox({"1": bytes(letter())})
    settings.MAILBOX_URL = "imaps://desk:secret@mail.example/INBOX"
    monkeypatch.setattr(fetching, "_mailbox", lambda: box)
    with monkeypatch.context() as patched:
        patched.setattr(fetching, "receive", away)
        assert fetching.fetch_mail() == 0

    assert fetching.fetch_mail() == 1


def test_without_a_mailbox_nothing_is_fetched(settings: Any) -> None:
    settings.MAILBOX_URL = ""

    assert fetching.fetch_mail() == 0


def test_the_pipe_says_what_the_mail_server_understands(tmp_path: Any) -> None:
    command = [sys.executable, project.BASE_DIR / "manage.py", "receive_mail"]

    said = subprocess.run(command, input=b"no mail", env=_environment(tmp_path), capture_output=True, check=False)

    assert said.returncode == 65
    assert b"names no sender" in said.stderr


def test_the_pipe_asks_to_try_again_while_there_is_no_database(tmp_path: Any) -> None:
    command = [sys.executable, project.BASE_DIR / "manage.py", "receive_mail"]

    said = subprocess.run(command, input=bytes(letter()), env=_environment(tmp_path), capture_output=True, check=False)

    assert said.returncode == 75


def _environment(var: Any) -> dict[str, str]:
    return {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "cityblog.settings.test", "PATH": "/usr/bin:/bin"}


def test_a_mail_too_large_is_told_from_one_that_must_come_again(monkeypatch: Any) -> None:
    monkeypatch.setattr("community.mailbox.mails.MOST_BYTES", 100)

    with pytest.raises(Unreadable):
        receive(bytes(letter("long " * 100)))

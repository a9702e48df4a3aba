"""What a sender can rely on: only their own mail confirms them, no photo is lost unsaid, no decision is undone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.contributions import deciding, privacy, receiving
from community.contributions.letters import TYPED_A_DAY
from community.guarding.stamps import LASTS
from community.models import Contribution, Reader
from community.readers.links import token_of
from core.models import OutgoingMail
from core.outbox.letters import Letter
from tests.community.contributing import agreed_photos, filled, photo, post, sent, sent_with_photos

pytestmark = pytest.mark.usefixtures("site")


def test_a_mail_to_one_address_confirms_no_other(client: Client) -> None:
    data = filled(email="mallory@example.org")
    post(client, {**data, "action": "save"})
    by = Letter.from_json(OutgoingMail.objects.get().letter).url.partition("?by=")[2]
    draft = Contribution.objects.get()
    post(client, {**data, "email": "victim@example.org"})

    shown = client.get(f"{draft.receipt_url}?by={by}").content.decode()
    client.post(draft.receipt_url, {"action": "confirm", "by": by})

    victim = Reader.known("victim@example.org")
    assert victim is not None
    assert not victim.is_confirmed
    assert "Yes, this is my address" not in shown


def test_photos_outlast_the_form_that_shows_them(client: Client) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    Contribution.objects.update(made_at=timezone.now() - LASTS)

    privacy.forget_old(timezone.now())

    assert Contribution.objects.get().photos.count() == 1


def test_photos_that_are_gone_are_missed_in_words(client: Client) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    shown = agreed_photos(Contribution.objects.get())
    Contribution.objects.all().delete()

    answer = post(client, {**data, **shown})
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "is no longer here" in html
    assert not Contribution.objects.exclude(state="draft").exists()
    assert post(client, data).status_code == 303


def test_what_is_sent_while_drafts_are_swept_stays(client: Client, monkeypatch: Any) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    held = Contribution.objects.get()
    Contribution.objects.update(made_at=timezone.now() - timedelta(days=4))
    delete = privacy._delete

    def sent_first(*args: Any) -> Any:
        post(client, {**data, **agreed_photos(held)})
        return delete(*args)

    monkeypatch.setattr(privacy, "_delete", sent_first)

    assert privacy.forget_old(timezone.now()) == 0
    held.refresh_from_db()
    assert held.state == "received"
    assert held.photos.count() == 1


def test_taking_back_does_not_undo_what_an_editor_decided_meanwhile(client: Client, editor: Any) -> None:
    held = sent_with_photos(client, photo())
    as_it_was = Contribution.objects.get()
    deciding.decline(held, "No.", editor)

    receiving.withdraw(as_it_was)

    held.refresh_from_db()
    assert held.state == "declined"
    assert held.text
    assert held.photos.count() == 1


def test_a_second_no_is_mailed_too(client: Client, editor: Any) -> None:
    held = sent(client)
    Reader.objects.update(confirmed_at=timezone.now())
    number = OutgoingMail.objects.count()

    for answer in ("Not now.", "Not at all."):
        held.refresh_from_db()
        deciding.decline(held, answer, editor)
        deciding.take_back(held, editor)

    told = [Letter.from_json(row.letter).quote for row in OutgoingMail.objects.order_by("pk")]
    assert told[number:] == ["Not now.", "Not at all."]


def test_an_unconfirmed_address_is_sent_no_words_of_whoever_typed_it(client: Client) -> None:
    sent(client, title="Cheap pills at pills.example", name="Buy at pills.example")

    letter = OutgoingMail.objects.get().letter

    assert "pills" not in str(letter)
    assert "/contributions/" in str(letter)


def letters() -> list[Letter]:
    return [Letter.from_json(row.letter) for row in OutgoingMail.objects.order_by("pk")]


def test_a_confirmed_address_is_sent_no_words_of_whoever_typed_it(client: Client) -> None:
    Reader.of("petra@example.org", "Petra")
    Reader.objects.update(confirmed_at=timezone.now())

    sent(client, title="Cheap pills at pills.example", name="Buy at pills.example")

    [letter] = letters()
    assert "pills" not in letter.to_json()
    assert "we do not write again" not in letter.to_json(), "That is for whoever is not confirmed."


def test_a_reader_who_is_signed_in_is_told_in_their_own_words(client: Client) -> None:
    reader = Reader.of("petra@example.org", "Petra")
    client.post(f"/reader/in/{token_of(reader)}/", headers={"Sec-Fetch-Site": "same-origin"})

    sent(client, title="The ferry stops at noon", name="Petra Olin")

    [letter] = letters()
    assert letter.subject == "We have “The ferry stops at noon”"
    assert letter.paragraphs[0] == "Dear Petra Olin,"


def test_a_confirmed_address_is_written_to_some_times_a_day_however_often_it_is_typed(client: Client) -> None:
    Reader.of("petra@example.org", "Petra")
    Reader.objects.update(confirmed_at=timezone.now())

    for number in range(TYPED_A_DAY + 2):
        sent(client, text=f"Text {number}")

    assert len(letters()) == TYPED_A_DAY


def test_what_came_by_mail_and_was_accepted_still_asks_for_the_terms(client: Client) -> None:
    held = sent(client)
    Contribution.objects.update(agreed_at=None, terms_version=None, state="accepted")

    assert 'value="agree"' in client.get(held.receipt_url).content.decode()
    client.post(held.receipt_url, {"action": "agree"})

    held.refresh_from_db()
    assert held.agreed_at is not None

"""Readers come in by a link, once, and find, take along or erase what is theirs."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.models import Reader
from community.models.readers import ONE_MAIL_IN
from community.readers.links import token_of
from core.outbox.sending import deliver_waiting
from core.personal_data import purge_all
from tests.community.commenting import comment
from tests.community.sending import stamped
from tests.factories import article

pytestmark = pytest.mark.django_db
HERE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


@pytest.fixture
def ilse() -> Reader:
    return Reader.of("Ilse@Example.org", "Ilse Berg")


def post(client: Client, address: str, data: dict[str, Any] | None = None) -> Any:
    return client.post(address, data or {}, **HERE)


def ask(client: Client, email: str) -> Any:
    return post(client, "/reader/", stamped("reader", email=email))


def link_in_the_mail() -> str:
    deliver_waiting()
    found = re.search(r"http://localhost(/reader/in/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_a_reader_comes_in_by_the_link_in_a_mail(client: Client, site: Any, ilse: Reader) -> None:
    assert ask(client, "ilse@example.org ").status_code == 200
    address = link_in_the_mail()

    assert "Ilse Berg" in client.get(address).content.decode()
    assert Reader.objects.get().confirmed_at is None, "A scanner of mail follows links."
    post(client, address)

    assert Reader.objects.get().is_confirmed
    assert "Ilse@Example.org" in client.get("/reader/").content.decode()


def test_a_link_works_once(client: Client, site: Any, ilse: Reader) -> None:
    ask(client, "ilse@example.org")
    address = link_in_the_mail()

    post(client, address)

    assert Client().get(address).status_code == 410
    assert post(Client(), address).status_code == 410


@pytest.mark.parametrize("token", ["x", "WzEsIiJd", "a:b:c", "%00", "é"])
def test_a_forged_link_leads_nowhere(client: Client, site: Any, ilse: Reader, token: str) -> None:
    assert client.get(f"/reader/in/{token}/").status_code == 410


def test_a_link_ends_after_a_week(client: Client, site: Any, ilse: Reader) -> None:
    token = token_of(ilse)

    with time_machine.travel(timezone.now() + ONE_MAIL_IN + timedelta(minutes=1)):
        assert client.get(f"/reader/in/{token}/").status_code == 410


def test_a_stranger_is_mailed_once_however_often_somebody_asks(client: Client, site: Any, ilse: Reader) -> None:
    for _time in range(3):
        ask(client, "ilse@example.org")
    deliver_waiting()
    assert len(mail.outbox) == 1

    with time_machine.travel(timezone.now() + ONE_MAIL_IN + timedelta(minutes=1)):
        ask(client, "ilse@example.org")
        deliver_waiting()
    assert len(mail.outbox) == 2


def test_nobody_learns_whether_an_address_is_known(client: Client, site: Any, ilse: Reader) -> None:
    known, unknown = ask(client, "ilse@example.org"), ask(client, "nobody@example.org")
    deliver_waiting()

    assert known.content == unknown.content
    assert [message.to for message in mail.outbox] == [["Ilse@Example.org"]]


def test_who_is_banned_does_not_come_in(client: Client, site: Any, ilse: Reader) -> None:
    token = token_of(ilse)
    Reader.objects.update(banned_at=timezone.now())

    assert post(client, f"/reader/in/{token}/").status_code == 410
    ask(client, "ilse@example.org")
    assert deliver_waiting() == 0


def test_a_form_of_another_site_changes_nothing(client: Client, site: Any, ilse: Reader) -> None:
    token = token_of(ilse)

    assert client.post(f"/reader/in/{token}/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Reader.objects.get().confirmed_at is None


def come_in(client: Client, reader: Reader) -> None:
    post(client, f"/reader/in/{token_of(reader)}/")


def test_all_that_is_known_can_be_taken_along(client: Client, site: Any, ilse: Reader) -> None:
    come_in(client, ilse)

    response = client.get("/reader/data.json")

    assert response.json()["you"]["email"] == "Ilse@Example.org"
    assert "attachment" in response["Content-Disposition"]


def test_erasing_asks_once_more_and_then_nothing_is_left(client: Client, site: Any, ilse: Reader) -> None:
    come_in(client, ilse)

    assert "cannot be undone" in client.get("/reader/erase/").content.decode()
    assert Reader.objects.exists()
    post(client, "/reader/erase/")

    assert not Reader.objects.exists()
    assert "Send me the link" in client.get("/reader/").content.decode()


def test_pages_of_one_reader_are_kept_by_nobody(client: Client, site: Any, ilse: Reader, settings: Any) -> None:
    settings.PAGE_CACHE = True
    come_in(client, ilse)

    for address in ("/reader/", "/reader/erase/", "/reader/data.json"):
        response = client.get(address)
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        # Without a referrer older browsers send no Origin either, and our own forms would be refused.
        assert response["Referrer-Policy"] == "same-origin"
        assert "Ilse@Example.org" not in Client().get(address).content.decode()


def test_signing_out_forgets_the_device(client: Client, site: Any, ilse: Reader) -> None:
    come_in(client, ilse)

    post(client, "/reader/out/")

    assert "Send me the link" in client.get("/reader/").content.decode()


def test_the_database_does_not_hold_the_address(ilse: Reader) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT email, digest FROM community_reader")
        stored = str(cursor.fetchall()).casefold()

    assert "ilse" not in stored
    assert Reader.known(" ilse@EXAMPLE.org") == ilse


def test_readers_are_known_again_after_a_change_of_the_secret_key(client: Client, news: Any, settings: Any) -> None:
    row = comment(article(news), name="Ilse Berg", email="ilse@example.org")
    come_in(client, Reader.objects.get())
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key"

    assert "The tide is right." in client.get("/reader/").content.decode()
    assert Reader.of("ilse@example.org", "Ilse") == Reader.objects.get()
    settings.SECRET_KEY_FALLBACKS = []
    assert Reader.known("ilse@example.org") == Reader.objects.get(), "Known by the new key from then on."
    assert Reader.objects.get().email == "ilse@example.org"
    Reader.objects.get().erase()

    row.refresh_from_db()
    assert (row.text, row.name) == ("", "")


def test_an_address_of_which_nothing_came_is_forgotten_after_a_month(site: Any, ilse: Reader) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        purge_all()
        assert Reader.objects.exists()

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        purge_all()
        assert not Reader.objects.exists()


@pytest.mark.parametrize("mark", ["confirmed_at", "trusted_at", "banned_at"])
def test_whoever_is_confirmed_or_marked_is_kept(site: Any, ilse: Reader, mark: str) -> None:
    Reader.objects.update(**{mark: timezone.now()})

    with time_machine.travel(timezone.now() + timedelta(days=400)):
        purge_all()

    assert Reader.objects.exists()


def test_whoever_has_a_comment_or_a_late_mail_is_kept(news: Any, ilse: Reader) -> None:
    comment(article(news), name="Petra", email="petra@example.org")

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        ilse.take_a_mail()
        purge_all()

    assert Reader.objects.count() == 2

"""Whatever is sent to the addresses of contributions, the answer is a page: never an error of ours, never a leak."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.contributions.kinds import SORTS
from community.models import Contribution
from tests.community.contributing import HERE, filled, photo, post, sent_with_photos

pytestmark = pytest.mark.usefixtures("site")
SOME = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: What a field of any kind could be sent with: text with everything in it, numbers, dates that are none.
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["2031-02-30", "99:99", "-1", "1e999", "NaN", "\x00", "javascript:alert(1)", "٣", "9" * 40, "on"]),
)


@SOME
@given(data=st.data(), kind=st.sampled_from(list(SORTS)), action=st.sampled_from(["send", "look", "save", "add", "?"]))
def test_no_values_of_fields_break_a_form(client: Client, data: Any, kind: str, action: str) -> None:
    caches["limits"].clear()
    names = ["title", "text", "name", "email", "phone", "post", "photo-1-caption", *SORTS[kind].fields, "ingredients"]
    fields = {name: data.draw(VALUES, label=name) for name in names}

    response = post(client, filled(kind, **fields, action=action), kind)

    assert response.status_code in (200, 303), response.status_code
    if response.status_code == 303:
        assert client.get(response["Location"]).status_code == 200


@SOME
@given(secret=st.text(st.characters(exclude_characters="/\n\r?#", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_guess_opens_a_receipt(client: Client, secret: str) -> None:
    from urllib.parse import quote

    if secret in (".", ".."):
        return

    assert client.get(f"/contributions/{quote(secret)}/").status_code == 404


@SOME
@given(raw=st.text(max_size=30))
def test_no_words_in_the_address_break_the_form_of_an_error(client: Client, raw: str) -> None:
    assert client.get("/contribute/correction/", {"post": raw}).status_code == 200


@SOME
@given(content=st.binary(max_size=400), name=st.text(max_size=30))
def test_no_bytes_are_taken_for_a_photo(client: Client, content: bytes, name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    caches["limits"].clear()
    upload = SimpleUploadedFile("x" + name.replace("/", "_"), b"\xff\xd8\xff" + content)

    assert post(client, {**filled(), "action": "add", "photos": [upload]}).status_code == 200


def test_a_form_that_is_larger_than_all_photos_is_not_even_read(client: Client) -> None:
    response = client.post("/contribute/story/", filled(), CONTENT_LENGTH=str(10**9), **HERE)

    assert response.status_code == 413


def test_nobody_elses_draft_is_reached_by_a_forged_stamp(client: Client) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    held = Contribution.objects.get()

    html = post(client, {**filled(), "stamp": held.key, "action": "look"}).content.decode()

    assert held.secret not in html


def test_a_receipt_tells_nothing_of_a_post_that_is_no_longer_public(client: Client, editor: Any) -> None:
    from community.contributions.drafting import make_draft

    one = sent_with_photos(client, photo())
    post_made = make_draft(one, editor, author=None)

    assert post_made.url not in client.get(one.receipt_url).content.decode()


def test_what_names_somebody_is_not_in_the_database_in_plain(client: Client) -> None:
    from django.db import connection

    one = sent_with_photos(client, photo(), phone="+44 20 7946 0999")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM community_contribution")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM community_reader")
        rows += str(cursor.fetchall())

    assert "petra@example.org" not in rows
    assert "7946 0999" not in rows
    assert one.secret not in rows

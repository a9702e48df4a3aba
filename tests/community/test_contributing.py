"""Sending a contribution: in one form, without JavaScript, once, and with nothing lost on the way."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from community.contributions.kinds import SORTS
from community.models import Contribution, ContributionTerms
from core.models import OutgoingMail
from core.outbox.letters import Letter
from tests.community.contributing import WORDS, agreed_photos, filled, photo, post, sent, sent_with_photos
from tests.community.sending import stamped
from tests.conftest import States

pytestmark = pytest.mark.usefixtures("site")

#: What each kind asks for beyond a headline and a text.
MORE: dict[str, dict[str, Any]] = {
    "event": {"event_kind": "concert", "start_date": "2031-05-02", "start_time": "19:30", "repeats": "never"},
    "job": {
        "employer": "Harbour Bakery",
        "employment": "full-time",
        "workplace": "on-site",
        "pay_period": "year",
        "pay_minimum": "24000",
        "pay_maximum": "26000",
        "closes_on": "2031-05-02",
    },
    "recipe": {
        "yield_number": "4",
        "yield_unit": "servings",
        "ingredients": "200 g flour, sifted\n1 egg",
        "steps": "Mix.\n\nBake for an hour.",
    },
}


def test_the_choice_shows_all_kinds_and_the_terms(client: Client) -> None:
    html = client.get("/contribute/").content.decode()

    assert all(f"/contribute/{kind}/" in html for kind in SORTS)
    assert "It stays yours." in html


@pytest.mark.parametrize("kind", list(SORTS))
def test_each_kind_has_a_form_that_is_kept_nowhere_and_sets_no_cookie(client: Client, kind: str) -> None:
    response = client.get(f"/contribute/{kind}/")

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_there_is_no_form_of_anything_else(client: Client) -> None:
    assert client.get("/contribute/poem/").status_code == 404


@pytest.mark.parametrize("kind", [kind for kind in SORTS if kind != "photo"])
def test_each_kind_can_be_sent_and_leads_to_its_receipt(client: Client, kind: str) -> None:
    contribution = sent(client, kind, **MORE.get(kind, {}))

    page = client.get(contribution.receipt_url)

    assert contribution.state == "received"
    assert "Now the last one leaves at noon." in page.content.decode()
    assert contribution.section is not None


def test_what_is_sent_is_stored_whole(client: Client) -> None:
    contribution = sent(client, phone="+44 20 7946 0000")

    assert (contribution.title, contribution.name) == ("The ferry stops at noon", "Petra Olin")
    assert contribution.phone == "+44 20 7946 0000"
    assert contribution.reader is not None
    assert contribution.reader.email == "petra@example.org"
    assert contribution.terms_version == ContributionTerms.load().version
    assert contribution.agreed_at is not None


def test_the_receipt_is_for_who_has_its_address(client: Client) -> None:
    contribution = sent(client)

    page = client.get(contribution.receipt_url)

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert client.get("/contributions/another-secret/").status_code == 404
    assert "petra@example.org" not in page.content.decode()


def test_the_same_form_sent_twice_is_one_contribution(client: Client) -> None:
    data = filled()

    first, second = post(client, data), post(client, data)

    assert first["Location"].split("?")[0] == second["Location"].split("?")[0]
    assert Contribution.objects.count() == 1


def test_what_is_missing_is_asked_for_with_all_words_kept(client: Client) -> None:
    response = post(client, filled(email="not an address", agreed=""))

    html = response.content.decode()
    assert response.status_code == 200
    assert "Now the last one leaves at noon." in html
    assert 'href="#id_email"' in html
    assert 'href="#id_agreed"' in html
    assert not Contribution.objects.exists()


def test_photos_survive_a_form_that_was_not_complete(client: Client) -> None:
    data = filled(agreed="")

    html = post(client, {**data, "photos": [photo(), photo("red")]}).content.decode()

    held = Contribution.objects.get()
    assert held.state == "draft"
    assert [one.url in html for one in held.photos.all()] == [True, True]
    answer = client.get(held.photos.all()[0].url)
    answer.close()
    assert answer["Content-Type"] == "image/jpeg"


def test_each_photo_needs_who_took_it_and_that_they_agree(client: Client) -> None:
    data = filled()
    asked = post(client, {**data, "photos": [photo()]})
    held = Contribution.objects.get()

    done = post(client, {**data, **agreed_photos(held)})

    assert "who took it and that it may be published" in asked.content.decode()
    assert done.status_code == 303
    assert held.photos.get().caption == "The landing at noon"


def test_the_same_photo_twice_is_one(client: Client) -> None:
    contribution = sent_with_photos(client, photo(), photo(), photo("red"))

    assert contribution.photos.count() == 2


def test_photos_alone_need_a_photo(client: Client) -> None:
    asked = post(client, filled("photo", text=""), "photo")

    assert "Please add a photo." in asked.content.decode()
    assert sent_with_photos(client, photo(), kind="photo", text="").state == "received"


def test_a_photo_can_be_taken_away_again(client: Client) -> None:
    data = filled()
    post(client, {**data, "action": "add", "photos": [photo()]})
    one = Contribution.objects.get().photos.get()

    post(client, {**data, "action": "add", f"photo-{one.pk}-shown": "1", f"photo-{one.pk}-drop": "on"})

    assert not Contribution.objects.get().photos.exists()


def test_it_can_be_looked_at_before_it_is_sent(client: Client) -> None:
    html = post(client, filled(action="look", altcha="")).content.decode()

    assert "As readers would see it" in html
    assert "<p>It used to run until four.</p>" in html
    assert not Contribution.objects.exists()
    # What sending needs it goes on to ask for; of these, only the telephone is as one likes.
    assert html.count("(if you like)") == client.get("/contribute/story/").content.decode().count("(if you like)") > 0


def test_a_draft_is_kept_at_an_address_and_sent_from_there(client: Client) -> None:
    kept = post(client, filled(action="save", agreed="", email=""))
    held = Contribution.objects.get()

    form = client.get(kept["Location"]).content.decode()
    done = client.post(held.receipt_url, filled())

    held.refresh_from_db()
    assert 'value="The ferry stops at noon"' in form
    assert done.status_code == 303
    assert held.state == "received"
    assert Contribution.objects.count() == 1


def test_a_draft_that_is_opened_again_may_be_sent_at_once(client: Client) -> None:
    post(client, filled(action="save"))
    held = Contribution.objects.get()
    quick = stamped("contribution story", read_for=timedelta(), **WORDS, action="send")

    client.post(held.receipt_url, quick)

    held.refresh_from_db()
    assert held.state == "received"


def test_a_form_that_is_sent_as_soon_as_it_is_there_is_a_robots(client: Client) -> None:
    quick = stamped("contribution story", read_for=timedelta(), **WORDS, action="send")

    post(client, quick)

    assert Contribution.objects.get().state == "spam"


def test_a_draft_without_an_address_is_mailed_nowhere_and_with_one_once(client: Client) -> None:
    post(client, filled(action="save", email=""))
    assert not OutgoingMail.objects.exists()

    for _ in range(2):
        post(client, filled(action="save"))

    assert OutgoingMail.objects.count() == 1


def test_a_strangers_address_gets_one_mail_however_often_it_is_typed(client: Client) -> None:
    for number in range(3):
        sent(client, text=f"Text {number}")

    letter = Letter.from_json(OutgoingMail.objects.get().letter)
    assert letter.to == "petra@example.org"
    assert "/contributions/" in letter.url


def test_who_says_by_the_mails_link_that_it_is_theirs_is_told_of_changes(client: Client) -> None:
    contribution = sent(client)
    url = Letter.from_json(OutgoingMail.objects.get().letter).url.removeprefix("http://localhost")

    button = client.get(url).content.decode()
    by = url.partition("?by=")[2]
    client.post(contribution.receipt_url, {"action": "confirm", "by": "guessed"})
    assert not Contribution.objects.get().reader.is_confirmed  # type: ignore[union-attr]
    client.post(contribution.receipt_url, {"action": "confirm", "by": by})

    assert "Yes, this is my address" in button
    assert Contribution.objects.get().reader.is_confirmed  # type: ignore[union-attr]


def test_what_was_sent_can_be_taken_back_with_all_its_words(client: Client) -> None:
    contribution = sent_with_photos(client, photo())

    client.post(contribution.receipt_url, {"action": "withdraw"})

    contribution.refresh_from_db()
    assert contribution.state == "withdrawn"
    assert (contribution.text, contribution.name, contribution.reader) == ("", "", None)
    assert not contribution.photos.exists()


def test_a_robot_is_thanked_and_not_believed(client: Client) -> None:
    contribution = sent(client, website="https://spam.example")

    assert contribution.state == "spam"
    assert "It has arrived" in client.get(contribution.receipt_url).content.decode()
    assert not OutgoingMail.objects.exists()


def test_a_form_of_another_site_sends_nothing_and_loses_nothing(client: Client) -> None:
    response = post(client, filled(), HTTP_SEC_FETCH_SITE="cross-site")

    assert "Now the last one leaves at noon." in response.content.decode()
    assert not Contribution.objects.exists()


def test_a_post_is_named_by_its_key_only_while_readers_can_see_it(client: Client, states: States) -> None:
    def about(post: Any) -> bool:
        return post.title in client.get(f"/contribute/correction/?post={post.pk}").content.decode()

    assert about(states.live)
    assert not any(about(post) for post in [states.draft, states.restricted, states.expired])
    contribution = sent(client, "correction", post=states.live.pk, email="")
    assert contribution.about_id == states.live.pk


def test_a_kind_says_what_contradicts_itself(client: Client) -> None:
    event = {**MORE["event"], "price_from": "9", "price_to": "3"}
    response = post(client, filled("event", **event), "event")

    assert "The highest price is below the lowest." in response.content.decode()


def test_every_label_of_a_form_names_its_field(client: Client) -> None:
    for kind in SORTS:
        html = client.get(f"/contribute/{kind}/").content.decode()
        ids = set(re.findall(r'\bid="([^"]+)"', html))
        assert set(re.findall(r'\bfor="([^"]+)"', html)) <= ids


def test_each_change_of_the_terms_is_a_version_and_the_earlier_ones_are_kept(client: Client) -> None:
    first = sent(client)
    terms = ContributionTerms.load()
    before = terms.terms
    terms.terms = "Send us what is yours."
    terms.save()
    terms.save()

    second = sent(client, text="Another text.")

    assert (first.terms_version, second.terms_version) == (1, 2)
    assert [old["terms"] for old in ContributionTerms.load().earlier] == [before]

"""One person does all that readers can do, and we look for her in everything that is kept.

Her e-mail address and the address of her device may stand in the mail that goes to her, and nowhere else in clear.
Once she has erased what is hers, her name and words are gone too, but for what the newsroom has published.
"""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from PIL.ExifTags import Base

from community.contributions.deciding import assign, decline, note, settle
from community.contributions.drafting import make_draft
from community.mailbox.mails import Unreadable
from community.mailbox.receiving import receive
from community.models import Action, Comment, Contribution, Mode, Reader
from community.moderation.deciding import decide
from core.models import OutgoingMail
from core.outbox.sending import deliver_waiting
from core.personal_data import purge_all
from tests.community.commenting import comment, rules, send
from tests.community.contributing import HERE, filled, sent, sent_with_photos
from tests.community.contributing import post as post_form
from tests.community.looking_through import all_kept, everything_logged, places_with
from tests.community.sending import stamped
from tests.community.test_mails import mail as letter
from tests.factories import article

pytestmark = pytest.mark.django_db

NAME = "Zdravomila Quixwhistle"
EMAIL = "Zdravka.Quill7781@canary-post.example"
#: Both halves by themselves as well: an address can be taken apart.
ADDRESSES = [EMAIL, "zdravka.quill7781", "canary-post.example"]
DEVICE = "203.0.113.77"
BEHIND_PROXY = "2001:db8:77::4711"
PHONE = "+44 20 7946 0771"
#: One word of each thing that she writes.
COMMENT, ANSWER, REASON, PASSED = "Flibberwock", "Grumpelstilz", "Hexenbraten", "Irrwischlein"
STORY, DECLINED, DRAFT, MAILED, CAPTION = "Jubelpaule", "Kraxelhuber", "Lumpazius", "Murmelwicht", "Nebelkraehe"
PUBLISHED, PRINTED, HINT = "Obermutzen", "A. Nonymus", "Pumpernickel"
COLOURS = ["red", "blue", "green"]
WRITTEN = [COMMENT, ANSWER, REASON, PASSED, STORY, DECLINED, DRAFT, MAILED, CAPTION, HINT]


@pytest.fixture(autouse=True)
def _tasks_are_stored(settings: Any) -> None:
    """Keep tasks with their arguments in the database, as a site does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.TRUSTED_PROXIES = 1


@pytest.fixture
def logged() -> Iterator[list[str]]:
    for colour in COLOURS:
        # Made before: what makes them tells the log what it writes into them.
        photo_bytes(colour)
    with everything_logged() as lines:
        yield lines


def browser() -> Client:
    return Client(REMOTE_ADDR=DEVICE, HTTP_X_FORWARDED_FOR=f"{DEVICE}, {BEHIND_PROXY}")


@cache
def photo_bytes(colour: str) -> bytes:
    """Return a photo into which a camera has written whose it is."""
    notes = Image.Exif()
    notes[Base.Artist] = notes[Base.Copyright] = f"{NAME} <{EMAIL}>"
    file = io.BytesIO()
    noise = Image.effect_noise((300, 200), 90).convert("RGB")
    noise.paste(colour, (0, 0, 50, 50))
    noise.save(file, "JPEG", exif=notes, comment=f"{NAME} {EMAIL}".encode())
    return file.getvalue()


def photo(colour: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{NAME}.jpg", photo_bytes(colour), "image/jpeg")


def come_in(her: Client) -> None:
    """Ask for a link and follow it out of the mail."""
    her.post("/reader/", stamped("reader", email=EMAIL), **HERE)
    deliver_waiting()
    link = re.search(r"http://localhost(/reader/in/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    her.get(link[1])
    her.post(link[1], **HERE)
    her.get("/reader/in/a-link-of-somebody-else/")


def discuss(her: Client, post: Any) -> None:
    """Comment, be answered, answer, recommend, report, and stumble."""
    send(her, post, f"{COMMENT} is right.", name=NAME, email=EMAIL, wants_replies="on")
    first = Comment.objects.get()
    come_in(her)
    send(Client(), post, "Is it?", name="Somebody Else", email="else@example.org", to=first.pk)
    other = Comment.objects.get(name="Somebody Else")
    send(her, post, f"{ANSWER}, it is.", to=other.pk)
    send(her, post, f"{PASSED}: the date is wrong.")
    her.post(f"/comments/c/{other.pk}/recommend/", **HERE)
    her.post(f"/comments/c/{other.pk}/report/", stamped(f"report {other.pk}", reason=f"{REASON}!"), **HERE)
    her.post(f"/comment/{post.pk}/", {"text": "", "name": NAME, "email": EMAIL}, **HERE)


def contribute(her: Client) -> dict[str, Contribution]:
    """Send a story with a photo, one that is declined and one that is published, save another, and write a mail."""
    hers: dict[str, Any] = {"name": NAME, "email": EMAIL, "phone": PHONE}
    found = {"story": sent_with_photos(her, photo("red"), **hers, title=STORY, text=f"{STORY} by {NAME}.")}
    found["story"].photos.update(caption=CAPTION, credit=NAME)
    found["declined"] = sent(her, **hers, title="No", text=f"{DECLINED} is closed.")
    public = {**hers, "name": PRINTED, "title": PUBLISHED, "text": f"{PUBLISHED} opens."}
    found["published"] = sent_with_photos(her, photo("blue"), **public)
    found["settled"] = sent(her, **hers, title="A hint", text=f"{HINT} is a street.")
    found["published"].photos.update(caption=PUBLISHED, credit=PRINTED)
    post_form(her, filled(**{**hers, "action": "save", "title": DRAFT, "text": f"{DRAFT} …"}))
    her.get("/contributions/no-secret-of-ours/")
    return found


def write_by_mail() -> None:
    headers = {"From": f"{NAME} <{EMAIL}>", "Received": f"from her.example ([{DEVICE}])", "X-Originating-IP": DEVICE}
    message = letter(f"{MAILED} was seen. " * 20, f"{MAILED}, from {NAME}", **headers)
    message.add_attachment(photo_bytes("green"), maintype="image", subtype="jpeg", filename=f"{NAME}.jpg")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="minutes.pdf")
    receive(bytes(message))
    with suppress(Unreadable):
        receive(f"From: {NAME}\nX-Originating-IP: {DEVICE}\n\n{EMAIL}".encode())


def work_at_the_desk(editor: Any, found: dict[str, Contribution]) -> None:
    assign(found["story"], editor, editor)
    note(found["story"], editor, f"{NAME} called about {STORY}.")
    decline(found["declined"], f"Dear {NAME}, not this time.", editor)
    settle(found["settled"], f"Dear {NAME}, {HINT} it is.", editor)
    post = make_draft(found["published"], editor, author=None)
    post.get_latest_revision().publish(user=editor)
    passed = Comment.objects.get(text__startswith=PASSED)
    decide(editor, [passed], Action.CORRECTION)
    decide(editor, [passed], Action.APPROVE)
    deliver_waiting()
    call_command("update_index", verbosity=0, stdout=io.StringIO())


def live_here(news: Any, editor: Any, callbacks: Any) -> Client:
    """Do all of it; return her browser."""
    rules(news, mode=Mode.AFTER)
    her = browser()
    with callbacks(execute=True):
        discuss(her, article(news))
    with callbacks(execute=True):
        found = contribute(her)
        write_by_mail()
    with callbacks(execute=True):
        work_at_the_desk(editor, found)
    return her


def test_a_persons_addresses_stand_nowhere_and_what_she_erases_is_gone(
    news: Any, editor: Any, tmp_path: Path, logged: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    her = live_here(news, editor, django_capture_on_commit_callbacks)

    # All of it came to pass: it is there, and is found where it may be.
    reader = Reader.known(EMAIL)
    assert reader is not None
    assert reader.email == EMAIL
    assert {EMAIL} <= {address for message in mail.outbox for address in message.to}
    kept = all_kept(tmp_path, logged)
    assert set(places_with(kept, *WRITTEN, NAME)) == {*WRITTEN, NAME}
    assert "django_tasks_database_dbtaskresult" in kept
    assert kept["django_tasks_database_dbtaskresult"]
    assert kept["cache limits"]
    assert any(place.startswith("file ") for place in kept)

    # In clear nowhere: not even for those who have the database, the files and the logs.
    assert places_with(kept, *ADDRESSES, DEVICE, BEHIND_PROXY, "2001:db8:77", PHONE) == {}
    assert places_with({"logs": kept["logs"]}, NAME, *WRITTEN) == {}

    with django_capture_on_commit_callbacks(execute=True):
        her.get("/reader/data.json")
        her.post("/reader/erase/", **HERE)

    kept = all_kept(tmp_path, logged)
    assert places_with(kept, *ADDRESSES, DEVICE, BEHIND_PROXY, PHONE, NAME, *WRITTEN) == {}
    assert Reader.known(EMAIL) is None
    # What the newsroom published is the newsroom's; it is not kept a second time as hers.
    where = places_with(kept, PUBLISHED)[PUBLISHED]
    assert "wagtailcore_page" in where
    assert [place for place in where if place.startswith("community_")] == []
    assert not list((tmp_path / "contributions").rglob("*.jpg")), "Her photos wait nowhere any more."
    assert [row.key for row in OutgoingMail.objects.all() if NAME in row.letter or EMAIL in row.letter] == []


def test_what_was_said_in_reports_goes_after_a_month(
    client: Client, news: Any, django_capture_on_commit_callbacks: Any
) -> None:
    rules(news, mode=Mode.AFTER)
    row = comment(article(news))
    client.post(f"/comments/c/{row.pk}/report/", stamped(f"report {row.pk}", reason=f"{REASON}!"), **HERE)
    row.reported.update(made_at=timezone.now() - timezone.timedelta(days=31))

    purge_all()

    report = row.reported.get()
    assert (report.reason, report.client) == ("", "")

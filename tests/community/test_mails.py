"""What a mail says, whatever program sent it."""

from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.mailbox.bodies import said_in_html, said_in_text
from community.mailbox.mails import Unreadable, read_mail

PHOTO = b"\xff\xd8\xff\xe0" + b"0" * 12_000


def mail(text: str = "The ferry was late.", subject: str = "Ferry", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ilse Berg <ilse@example.org>", "Subject": subject, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_sender_subject_and_paragraphs() -> None:
    said = read_mail(bytes(mail("First.\n\nSecond.", "A late ferry", Message_ID="<1@example.org>")))

    assert (said.name, said.address, said.subject) == ("Ilse Berg", "ilse@example.org", "A late ferry")
    assert said.text == "First.\n\nSecond."
    assert said.message_id == "<1@example.org>"
    assert said.automatic == ""


def test_photos_come_with_it_and_ornaments_and_trackers_do_not() -> None:
    message = mail()
    message.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename="ferry.jpg")
    message.add_attachment(PHOTO, maintype="application", subtype="octet-stream", filename="IMG_2.HEIC")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", cid="<pixel>", disposition="inline")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="minutes.pdf")

    said = read_mail(bytes(message))

    assert [picture.name for picture in said.pictures] == ["ferry.jpg", "IMG_2.HEIC"]
    assert said.pictures[0].content == PHOTO
    assert said.left_out == ["image/gif", "minutes.pdf"]


def test_the_ninth_photo_is_named_as_left_out() -> None:
    message = mail()
    for number in range(9):
        message.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename=f"{number}.jpg")

    said = read_mail(bytes(message))

    assert len(said.pictures) == 8
    assert said.left_out == ["8.jpg"]


def test_an_invitation_keeps_its_calendar() -> None:
    message = mail()
    message.add_alternative("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", subtype="calendar")

    assert read_mail(bytes(message)).calendar.startswith(b"BEGIN:VCALENDAR")


def test_a_mail_within_a_mail_is_no_part_of_the_letter() -> None:
    message = mail("Look at this.")
    message.add_attachment(mail("Secret of somebody else."))

    said = read_mail(bytes(message))

    assert said.text == "Look at this."


def test_plain_text_is_preferred_and_html_is_read_where_it_is_alone() -> None:
    both = mail("As text.")
    both.add_alternative("<p>As HTML.</p>", subtype="html")
    alone = mail()
    alone.set_content("<p>One<br>two</p><p>Three</p>", subtype="html")

    assert read_mail(bytes(both)).text == "As text."
    assert read_mail(bytes(alone)).text == "One\ntwo\n\nThree"


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "sent by itself"),
        ({"Precedence": "bulk"}, "sent to many"),
        ({"List_Id": "<friends.example.org>"}, "the header List-Id"),
        ({"Return_Path": "<>"}, "no return path"),
        ({"From": "MAILER-DAEMON@example.org"}, "a machine's address"),
    ],
)
def test_what_nobody_wrote_is_told_from_letters(headers: dict[str, str], why: str) -> None:
    message = mail()
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value

    assert read_mail(bytes(message)).automatic == why


@pytest.mark.parametrize("sender", ["bounces+17@example.org", "bounce@example.org", "Us <no-reply@example.org>"])
def test_machines_are_known_by_how_their_address_begins(sender: str) -> None:
    assert read_mail(bytes(mail(From=sender))).automatic == "a machine's address"


@pytest.mark.parametrize(
    "sender",
    ["Anna Bouncer <anna@example.org>", "anna@bounce.example", "a.bounce@example.org", '"noreply@x" <a@example.org>'],
)
def test_a_person_may_be_called_anything(sender: str) -> None:
    assert read_mail(bytes(mail(From=sender))).automatic == ""


def test_what_a_person_sent_by_a_careful_program_is_a_letter() -> None:
    assert read_mail(bytes(mail(Auto_Submitted="no"))).automatic == ""


def test_a_bounce_is_a_report() -> None:
    raw = b"From: x@example.org\nContent-Type: multipart/report; boundary=b\n\n--b\n\nfailed\n--b--\n"

    assert read_mail(raw).automatic == "a report of delivery"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "koi8-r", "shift_jis", "utf-7", "x-unknown", "base64"])
def test_charsets_that_lie_or_are_unknown_lose_no_letter(charset: str) -> None:
    raw = f"From: a@example.org\nContent-Type: text/plain; charset={charset}\n\n".encode() + "Fähre".encode()

    assert read_mail(raw).text.startswith("F")


def test_without_a_message_id_the_same_mail_is_known_again() -> None:
    raw = b"From: a@example.org\n\nHello"

    assert read_mail(raw).message_id == read_mail(raw).message_id
    assert read_mail(raw).message_id != read_mail(raw + b"!").message_id


@pytest.mark.parametrize("raw", [b"", b"\x00" * 100, b"Subject: nobody sent it\n\nHello"])
def test_what_names_no_sender_is_unreadable(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read_mail(raw)


def test_a_mail_of_thousands_of_parts_is_unreadable() -> None:
    raw = b"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000 + b"--b--\n"

    with pytest.raises(Unreadable):
        read_mail(raw)


def test_parts_within_parts_without_end_are_unreadable() -> None:
    raw = b"From: a@example.org\n" + b"".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n".encode() for number in range(3_000)
    )

    with pytest.raises(Unreadable):
        read_mail(raw)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello.\n-- \nIlse\n+44 1632 960144", "Hello."),
        ("Hello.\n\nOn Monday, the desk wrote:\n> Thank you\n> for it\n", "Hello."),
        ("Hello.\n\nAm Montag schrieb die Redaktion:\n\n> Danke\n", "Hello."),
        ("Hello.\n\nSent from my iPhone\n", "Hello."),
        ("Hello.\n\n-----Original Message-----\nFrom: x\nAll of it", "Hello."),
        ("> All of it\n> is quoted", "> All of it\n> is quoted"),
        ("A list:\n- one\n- two", "A list:\n- one\n- two"),
        ("5 > 3 and so on.", "5 > 3 and so on."),
    ],
)
def test_quotes_and_signatures_are_left_out(text: str, said: str) -> None:
    assert said_in_text(text).strip() == said


def test_lines_that_a_program_broke_are_joined() -> None:
    lines = (
        "The ferry to the island was late again this morning, and nobody\n"
        "could say when the next one would come, so that most of us walked."
    )

    assert "\n" not in said_in_text(lines)
    assert said_in_text("One line \nand its end.\n\nNext.", flowed=True) == "One line and its end.\n\nNext."


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<style>p{}</style><script>alert(1)</script><p>Hello</p>", "Hello"),
        ("<div>Hello</div><div><br></div><div>there</div>", "Hello\n\nthere"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ('<p>Hello</p><div class="gmail_quote"><p>Old</p></div>', "Hello"),
        ('<p>Hello<span style="display:none">tracked</span></p>', "Hello"),
        ("<p>Hello</p><blockquote type=cite>Old</blockquote>", "Hello"),
        ("no tags &amp; an entity", "no tags & an entity"),
    ],
)
def test_html_becomes_what_one_sees(html: str, said: str) -> None:
    assert said_in_html(html).strip() == said


@given(st.binary(max_size=2_000))
def test_no_bytes_break_it(raw: bytes) -> None:
    for start in (b"", b"From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"):
        try:
            read_mail(start + raw)
        except Unreadable:
            continue


@given(st.text(alphabet="<>/=\"'abpdivl style:none- >\n", max_size=400))
def test_no_html_breaks_it(html: Any) -> None:
    said_in_html(html)

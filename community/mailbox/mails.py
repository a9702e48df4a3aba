"""A mail as bytes -> what it says. Pure: no database, no settings; whatever comes is a `Mail` or `Unreadable`."""

import email.policy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from community.mailbox.automatic import why_automatic
from community.mailbox.bodies import said_in_html, said_in_text
from core.plain_text import plain_line, plain_paragraphs

#: Eight photos of 15 MB, written as text, and a letter.
MOST_BYTES = 170 * 1024 * 1024
MOST_PARTS = 200
LONGEST_SUBJECT = 200
LONGEST_TEXT = 50_000
#: Smaller pictures inside the text are rules, icons of a signature, or tell the sender that we read.
LEAST_PICTURE = 10_000
PICTURES = {"image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/webp", "image/heic", "image/heif"}
PICTURE_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
MOST_PICTURES = 8


class Unreadable(Exception):
    """The mail cannot be read, with the reason in words for the log."""


@dataclass(frozen=True)
class Picture:
    """A photo as it came: not looked at yet."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """What a mail says. `message_id` is the same each time it comes; `automatic` says why nobody wrote it, or is ""."""

    message_id: str
    address: str
    name: str
    subject: str
    text: str
    pictures: list[Picture] = field(default_factory=list)
    calendar: bytes = b""
    #: Names of files that we do not take, for the editor to ask for.
    left_out: list[str] = field(default_factory=list)
    automatic: str = ""


def read_mail(raw: bytes) -> Mail:
    """Return what the mail `raw` says, or raise Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable("it is too large")
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(raw)
        return _read(message, raw)
    except Unreadable:
        raise
    except Exception as error:
        # Parsers of hostile mail raise whatever they stumble over (lists of defects are long).
        raise Unreadable(f"it cannot be read ({type(error).__name__})") from error


def _read(message: EmailMessage, raw: bytes) -> Mail:
    name, address = parseaddr(_header(message, "From"))
    if "@" not in address:
        raise Unreadable("it names no sender")
    parts = list(_parts(message))
    pictures, left_out = _files(parts)
    return Mail(
        message_id=_message_id(message, raw),
        address=plain_line(address)[:254],
        name=plain_line(name)[:80],
        subject=plain_line(_header(message, "Subject"))[:LONGEST_SUBJECT],
        text=plain_paragraphs(_text(parts))[:LONGEST_TEXT],
        pictures=pictures,
        calendar=next((_bytes(part) for part in parts if part.get_content_type() == "text/calendar"), b""),
        left_out=left_out,
        automatic=why_automatic(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except Exception:
        # The policy parses headers when they are asked for, and not all of them can be.
        return next((str(value) for key, value in message.raw_items() if key.casefold() == name.casefold()), "")


def _message_id(message: EmailMessage, raw: bytes) -> str:
    named = _header(message, "Message-ID").strip()
    # Some programs send none, and some lines are as long as a letter.
    return named if 3 < len(named) <= 200 else f"<{hashlib.sha256(raw).hexdigest()}@no.message-id>"


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold something, of the mail itself: a mail within a mail is an attachment."""
    waiting: list[Any] = [message]
    for _count in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting[:0] = part.get_payload() if isinstance(part.get_payload(), list) else []
        else:
            yield part
    raise Unreadable("it has too many parts")


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: EmailMessage) -> str:
    try:
        return plain_line(part.get_filename() or "")[-100:]
    except Exception:
        return "?"


def _text(parts: list[EmailMessage]) -> str:
    """Return the letter: its plain text, or else its HTML as text."""
    bodies = [part for part in parts if not _is_file(part)]
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    said = "\n\n".join(said_in_text(_string(part), flowed=_is_flowed(part)) for part in plain)
    if said.strip():
        return said
    return "\n\n".join(said_in_html(_string(part)) for part in bodies if part.get_content_type() == "text/html")


def _is_flowed(part: EmailMessage) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _string(part: EmailMessage) -> str:
    content, charset = _bytes(part), str(part.get_param("charset", "") or "utf-8")
    for named in (charset, "utf-8"):
        try:
            return content.decode(named)
        except (LookupError, UnicodeError, ValueError):
            continue
    # Whatever it was: letters of western Europe are the best guess, and no byte is without one.
    return content.decode("cp1252", errors="replace")


def _files(parts: list[EmailMessage]) -> tuple[list[Picture], list[str]]:
    pictures, left_out = [], []
    for part in parts:
        kind, name = part.get_content_type(), _name(part)
        if kind in PICTURES or name.lower().endswith(PICTURE_NAMES):
            content = _bytes(part)
            if not _is_ornament(part, content):
                pictures.append(Picture(name or "photo", content))
        elif kind not in {"text/plain", "text/html", "text/calendar"} or _is_file(part):
            left_out.append(name or kind)
    return pictures[:MOST_PICTURES], [*(picture.name for picture in pictures[MOST_PICTURES:]), *left_out]


def _is_ornament(part: EmailMessage, content: bytes) -> bool:
    inside = part.get_content_disposition() == "inline" or "Content-ID" in part
    return not content or (inside and len(content) < LEAST_PICTURE)

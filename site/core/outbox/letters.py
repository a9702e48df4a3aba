"""What we write to people: a few paragraphs and one thing to do, the same as text and as HTML."""

import json
from dataclasses import asdict, dataclass, field
from email.utils import formataddr
from textwrap import wrap

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri

from core.secret_text import digest_of

#: Longer subjects are cut by every reader of mail.
LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Letter:
    """A mail to one person. Nothing in it is trusted: headers are made of one line each, HTML is escaped."""

    to: str
    subject: str
    paragraphs: list[str] = field(default_factory=list)
    #: What the letter is quoted for: the reader's own words, or an editor's.
    quote: str = ""
    url: str = ""
    url_label: str = ""
    #: Why the reader gets it, in small print.
    why: str = ""
    #: Name and address that answers go to; nobody's where empty.
    reply_to: tuple[str, str] | None = None
    #: Where one click ends such mail (RFC 8058); "" where there is nothing to end.
    unsubscribe_url: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Letter":
        data = json.loads(text)
        data["reply_to"] = tuple(data["reply_to"]) if data["reply_to"] else None
        return cls(**data)

    def message(self, key: str, paper: str) -> EmailMultiAlternatives:
        """Return the mail from the paper named `paper`; equal keys make equal Message-IDs, so none shows twice."""
        words = {"letter": self, "paper": paper, "url": iri_to_uri(self.url), "quoted": self._quoted()}
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
        headers = {
            # Whoever answers by itself does not answer this.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Message-ID": f"<{digest_of('message-id', key)[:40]}@{domain}>",
        }
        if self.unsubscribe_url:
            headers["List-Unsubscribe"] = f"<{iri_to_uri(self.unsubscribe_url)}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message = EmailMultiAlternatives(
            one_line(self.subject)[:LONGEST_SUBJECT],
            render_to_string("mail/letter.txt", words),
            to=[self.to],
            reply_to=[formataddr((one_line(self.reply_to[0]), self.reply_to[1]))] if self.reply_to else None,
            headers=headers,
        )
        message.attach_alternative(render_to_string("mail/letter.html", words), "text/html")
        return message

    def _quoted(self) -> list[str]:
        lines = [part for line in self.quote.splitlines() for part in wrap(line, 74) or [""]]
        return [f"> {line}" for line in lines]


def one_line(text: str) -> str:
    """Return `text` with whatever could end a header made a space."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())

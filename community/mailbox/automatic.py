"""Mail that nobody wrote: answers of machines, bounces, lists. Answering them is how loops begin."""

import re
from email.message import EmailMessage
from email.utils import parseaddr

#: How the address begins; a name, or an address such as anna@trouncebounce.example, may hold any of these words.
MACHINE = re.compile(r"(bounces?[-+@]|(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@)", re.IGNORECASE)


def why_automatic(message: EmailMessage) -> str:
    """Return why `message` was written by no person, "" if by one."""
    if message.get_content_type() in {"multipart/report", "message/delivery-status"}:
        return "a report of delivery"
    if _said(message, "Return-Path") == "<>":
        return "no return path"
    said = _said(message, "Auto-Submitted")
    if said and not said.startswith("no"):
        return "sent by itself"
    if _said(message, "Precedence") in {"bulk", "junk", "list", "auto_reply"}:
        return "sent to many"
    for header in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe", "X-Loop"):
        if header in message:
            return f"the header {header}"
    return "a machine's address" if MACHINE.match(parseaddr(_said(message, "From"))[1]) else ""


def _said(message: EmailMessage, header: str) -> str:
    values = (str(value) for name, value in message.raw_items() if name.lower() == header.lower())
    return next(values, "").strip().lower()

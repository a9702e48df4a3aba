"""A mail becomes a contribution, once: stored with its photos before anybody is told that it came.

Nothing here trusts the sender's address: its owner is written to once, like everybody whose address was typed.
"""

import hashlib
import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from community.contributions import letters
from community.contributions.asking import and_unanswered, ask_later
from community.contributions.kinds import SORTS
from community.contributions.photos import keep_photo
from community.contributions.receiving import TOO_OFTEN, durably, home_of
from community.guarding import Sign
from community.guarding.limits import times_seen
from community.mailbox.calendars import event_in
from community.mailbox.mails import Mail, read_mail
from community.models import Contribution, ContributionKind, ContributionState, Reader
from community.models.contributions import words_digest

logger = logging.getLogger(__name__)

#: One address that sends more in a day is no reader's; what comes after is spam until an editor looks.
MOST_A_DAY = 20
#: With fewer letters than this, photos are what the mail is about.
FEW_WORDS = 200


def receive(raw: bytes) -> Contribution | None:
    """Take in a mail as its bytes came; return what is stored of it, None where nobody wrote it.

    Raises Unreadable of what is no mail or too large, OSError and DatabaseError where it could not be stored:
    then it must come again. The same mail again changes nothing.
    """
    mail = read_mail(raw)
    if mail.automatic:
        # No answer either: that is how two machines begin to write to each other.
        logger.info("A mail was not taken in: %s.", mail.automatic)
        return None
    kind, details = _kind_of(mail)
    home = home_of(SORTS[kind])
    key = "mail " + hashlib.sha256(mail.message_id.encode("utf-8", "replace")).hexdigest()
    held = Contribution.objects.get_or_create(key=key, defaults={"kind": kind, "section": home})[0]
    if held.state == ContributionState.DRAFT:
        refused = _keep_pictures(held, mail)
        _take_in(held, mail, details, refused)
    return held


def _kind_of(mail: Mail) -> tuple[str, dict[str, Any]]:
    event = event_in(mail.calendar) if mail.calendar else {}
    if event:
        return ContributionKind.EVENT, event
    about_photos = mail.pictures and len(mail.text) < FEW_WORDS
    return (ContributionKind.PHOTO if about_photos else ContributionKind.STORY), {}


def _keep_pictures(held: Contribution, mail: Mail) -> list[str]:
    refused = []
    for picture in mail.pictures:
        try:
            photo = keep_photo(held, SimpleUploadedFile(picture.name, picture.content))
        except ValidationError as error:
            refused.append(error.messages[0])
        else:
            photo.credit = photo.credit or _name_of(mail)
            photo.save(update_fields=["credit"])
    return refused


def _take_in(held: Contribution, mail: Mail, details: dict[str, Any], refused: list[str]) -> None:
    title, text = mail.subject or str(details.get("title", "")), mail.text
    with durably():
        reader = Reader.of(mail.address, _name_of(mail))
        signs = _signs(mail, reader)
        sent = Contribution.objects.filter(pk=held.pk, state=ContributionState.DRAFT).update(
            title=title,
            text=text,
            details={name: value for name, value in details.items() if name != "title"},
            name=_name_of(mail),
            state=ContributionState.SPAM if signs else ContributionState.RECEIVED,
            text_digest=words_digest(title, text),
            reader=reader,
            signs=and_unanswered(signs, is_spam=bool(signs)),
            sent_at=timezone.now(),
        )
        held.refresh_from_db()
        if sent:
            held.notes.create(what="mail", words="\n".join(_notes(mail, refused)))
            if held.state == ContributionState.RECEIVED:
                letters.tell_state(held)
                ask_later(held)


def _notes(mail: Mail, refused: list[str]) -> list[str]:
    said = [_("Came by mail. Its sender has not agreed to our terms yet: the receipt asks.")]
    if mail.left_out:
        said.append(_("Left out: %(names)s.") % {"names": ", ".join(mail.left_out[:20])})
    return [*said, *refused]


def _signs(mail: Mail, reader: Reader) -> list[Sign]:
    today = reader.contributions.filter(made_at__date=timezone.now().date()).count()
    times = times_seen(mail.subject + mail.text, once=mail.message_id) or 0
    signs = [Sign.REPEATED] if today >= MOST_A_DAY or times > TOO_OFTEN else []
    return [*signs, Sign.BLOCKED] if reader.banned_at else signs


def _name_of(mail: Mail) -> str:
    return mail.name or mail.address.partition("@")[0][:80]

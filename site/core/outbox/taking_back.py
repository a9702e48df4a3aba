"""Letters that are not to leave after all: what they tell is gone, or whoever they are for wants to be forgotten.

One that is being sent at this moment leaves all the same, but is not tried again.
"""

from collections.abc import Iterable

from core.models import OutgoingMail
from core.outbox.letters import Letter


def take_mail_back(keys: Iterable[str]) -> int:
    """Delete the letters of these keys that have not left, so that they can be told anew; return how many."""
    number: int = OutgoingMail.objects.unsent().filter(key__in=list(keys)).delete()[0]
    return number


def erase_mail_to(email: str) -> int:
    """Delete what waits for this address. Letters are encrypted whole, so each that waits is opened."""
    wanted = email.strip().casefold()
    waiting = OutgoingMail.objects.unsent().only("letter")
    found = [mail.pk for mail in waiting.iterator() if _addressee(mail) == wanted]
    number: int = OutgoingMail.objects.unsent().filter(pk__in=found).delete()[0]
    return number


def _addressee(mail: OutgoingMail) -> str:
    # Empty, too, where the key that it was encrypted with is lost.
    return Letter.from_json(mail.letter).to.strip().casefold() if mail.letter else ""

"""What becomes of a comment that has come: shown, waiting, or spam, by what speaks against it."""

from typing import Any

from community.comments.linking import has_link
from community.comments.rules import Here, has_word
from community.comments.senders import Sender
from community.guarding import Sign
from community.guarding.limits import times_seen
from community.guarding.signs import ROBOTIC
from community.models import Comment, Mode

#: “Thank you!” is said by many; a text of this length by one.
LONG_ENOUGH = 40
MOST_OF_SHORT = 3


def signs_of(text: str, name: str, sender: Sender, here: Here, key: str = "") -> list[Sign]:
    """Return what speaks against a comment, other than how its form was sent; `key` is that form's."""
    return [*_of_words(text, name, here, key), *_of_sender(sender, here), *_of_rules(text, sender, here)]


def state_for(signs: list[Any]) -> str:
    """Return the state in which a comment begins. Whatever speaks against it keeps it from being shown."""
    if ROBOTIC & set(signs):
        return Comment.State.SPAM
    return Comment.State.WAITING if signs else Comment.State.SHOWN


def _of_words(text: str, name: str, here: Here, key: str) -> list[Sign]:
    words = f"{name}\n{text}"
    found = []
    if has_word(words, here.rules.banned_words):
        found.append(Sign.BANNED_WORD)
    if has_word(words, here.rules.suspect_words):
        found.append(Sign.WORD)
    times = times_seen(text, once=key)
    if times is None:
        found.append(Sign.UNSURE)
    elif times > (1 if len(text) >= LONG_ENOUGH else MOST_OF_SHORT):
        found.append(Sign.REPEATED)
    return found


def _of_sender(sender: Sender, here: Here) -> list[Sign]:
    domain = sender.reader.email.rpartition("@")[2].casefold()
    if sender.reader.banned_at or domain in here.rules.blocked_domains:
        return [Sign.BLOCKED]
    others = Comment.objects.exclude(client="").filter(client=sender.client, reader__banned_at__isnull=False)
    return [Sign.NEIGHBOUR] if sender.client and others.exists() else []


def _of_rules(text: str, sender: Sender, here: Here) -> list[Sign]:
    found = []
    if sender.is_newcomer and has_link(text):
        found.append(Sign.LINKS)
    if here.is_old and not sender.is_trusted:
        found.append(Sign.OLD_POST)
    if here.rules.mode == Mode.ALL and not sender.is_trusted:
        found.append(Sign.ALL)
    elif here.rules.mode == Mode.FIRST and sender.is_newcomer:
        found.append(Sign.ELSEWHERE if sender.is_elsewhere else Sign.FIRST)
    return found

"""What speaks against a text that was sent to us: reasons for the moderator, never an answer to the sender."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sign(models.TextChoices):
    """Why something waits. Signs of a robot (`ROBOTIC`) make it spam until an editor says otherwise."""

    HONEYPOT = "honeypot", _("filled in a field that people do not see")
    QUICK = "quick", _("sent faster than anybody types")
    QUESTION = "question", _("answered the question for readers without JavaScript")
    UNSURE = "unsure", _("could not be checked: the limits did not answer")
    LINKS = "links", _("links from somebody new")
    WORD = "word", _("a word on the section's list")
    BANNED_WORD = "banned word", _("a banned word")
    REPEATED = "repeated", _("the same text was sent before")
    BLOCKED = "blocked", _("blocked address")
    NEIGHBOUR = "neighbour", _("sent from where a banned reader wrote")
    OLD_POST = "old post", _("under an old post")
    FIRST = "first", _("first comment of this reader")
    ELSEWHERE = "elsewhere", _("a known reader’s address, from somewhere else and not signed in")
    ALL = "all", _("all comments are looked at here")
    REPORTED = "reported", _("reported by readers")
    UNANSWERED = "unanswered", _("the spam service has not answered")
    SERVICE = "service", _("the spam service takes it for spam")


ROBOTIC = frozenset({Sign.HONEYPOT, Sign.QUICK, Sign.BANNED_WORD, Sign.REPEATED, Sign.BLOCKED, Sign.SERVICE})

"""Readers who are known, by a link in a mail and no password: they see what is theirs, take it along or erase it."""

from .known import known_reader
from .links import send_link

__all__ = ["known_reader", "send_link"]

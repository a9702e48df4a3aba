"""Mail that leaves once: written down with what it tells of, sent by a task, tried again while the server is away."""

from .letters import Letter
from .sending import mail_later
from .taking_back import take_mail_back

__all__ = ["Letter", "mail_later", "take_mail_back"]

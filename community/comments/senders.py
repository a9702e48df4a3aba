"""Who sends a comment, and how well we know it: an address that somebody types is nobody's yet."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from community.models import Action, Comment, Reader
from community.readers.known import known_reader


@dataclass(frozen=True)
class Sender:
    """A reader, the client they write from, and whether they are signed in.

    What an address has earned counts for whoever is signed in, or writes from where it was earned. Clients are
    forgotten after thirty days, and what was earned without signing in with them.
    """

    reader: Reader
    client: str
    is_signed_in: bool

    @classmethod
    def of(cls, request: HttpRequest, reader: Reader, client: str) -> "Sender":
        return cls(reader, client, known_reader(request) == reader)

    @cached_property
    def is_trusted(self) -> bool:
        """Whether they are approved from now on; a client is known by the comment with which that was decided."""
        if self.reader.trusted_at is None:
            return False
        return self.is_signed_in or self._wrote(decisions__action=Action.TRUST, decisions__undone_at=None)

    @cached_property
    def is_newcomer(self) -> bool:
        """Whether nobody has ever found a comment good that was surely theirs."""
        return not (self.is_trusted or (self._has_shown if self.is_signed_in else self._wrote()))

    @property
    def is_elsewhere(self) -> bool:
        """Whether the address is known here, and who uses it now is not."""
        return self.is_newcomer and (self.reader.trusted_at is not None or self._has_shown)

    @cached_property
    def _has_shown(self) -> bool:
        return self.reader.comments.filter(state=Comment.State.SHOWN).exists()

    def _wrote(self, **more: Any) -> bool:
        """Whether a comment of the reader's that is shown came from this client."""
        if not self.client:
            return False
        return self.reader.comments.filter(state=Comment.State.SHOWN, client=self.client, **more).exists()

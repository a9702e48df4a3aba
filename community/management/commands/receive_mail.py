"""`manage.py receive_mail < MAIL`: take in one mail, fed by the mail server through a pipe.

Ends as the mail server expects (sysexits.h): 0 taken in, or sent by a machine; 65 unreadable or too large, which the
server tells the sender; 75 try again later.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from community.mailbox.mails import MOST_BYTES, Unreadable
from community.mailbox.receiving import receive

BAD_DATA, TRY_AGAIN = 65, 75


class Command(BaseCommand):
    help = "Take in one mail from the standard input."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            receive(sys.stdin.buffer.read(MOST_BYTES + 1))
        except Unreadable as reason:
            self.stderr.write(f"This mail was not taken in: {reason}.")
            sys.exit(BAD_DATA)
        except Exception as error:
            # Whatever it was, the mail server still has the mail.
            self.stderr.write(f"Not now: {type(error).__name__}.")
            sys.exit(TRY_AGAIN)

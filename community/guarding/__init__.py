"""What keeps robots and rudeness out of everything that readers send, without a third party and without a record.

Nothing here loses what somebody typed: a form that does not pass is shown again with all of its words, and what is
suspicious waits for an editor. A form is a `GuardedForm`, and what speaks against what it sends are its `Sign`s.
"""

from .forms import GuardedForm
from .signs import Sign

__all__ = ["GuardedForm", "Sign"]

"""What a moderator saw: a decision names the words that it is about, because their writer may change them meanwhile."""

import hashlib

from community.models import Comment


def mark_of(comment: Comment) -> str:
    """Return what tells the words of `comment` from others, short enough for a button."""
    said = f"{comment.name}\n{comment.text}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]

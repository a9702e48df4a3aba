"""What is kept of whoever comments: for how long, and what a reader gets or has erased."""

from datetime import datetime
from typing import Any

from django.db import transaction

from community.guarding.clients import KEPT_FOR
from community.models import Comment, CommentReport, Reader


def forget_clients(now: datetime) -> int:
    """Drop digests of clients after thirty days, and withdrawn words and reports with them."""
    old = {"made_at__lt": now - KEPT_FOR}
    comments: int = Comment.objects.filter(**old).exclude(client="").update(client="")
    reports: int = CommentReport.objects.filter(**old).exclude(client="").update(client="")
    return comments + reports


def comments_of(email: str) -> list[dict[str, Any]]:
    """Return all comments that came with this address."""
    reader = Reader.known(email)
    if reader is None:
        return []
    rows = reader.comments.select_related("post").defer("post__body").order_by("made_at")
    return [
        {
            "post": row.post.title,
            "name": row.name,
            "text": row.text,
            "state": row.state,
            "sent": row.made_at.isoformat(),
            "edited": row.edited_at.isoformat() if row.edited_at else None,
        }
        for row in rows
    ]


@transaction.atomic
def erase_comments_of(email: str) -> int:
    """Take words and names out of all comments of this address. Their places stay where others have answered."""
    reader = Reader.known(email)
    if reader is None:
        return 0
    number: int = reader.comments.update(
        text="", name="", client="", state=Comment.State.WITHDRAWN, is_pick=False, wants_replies=False, reader=None
    )
    return number

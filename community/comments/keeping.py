"""What is kept of whoever comments: for how long, and what a reader gets or has erased."""

from datetime import datetime
from typing import Any

from django.db import transaction

from community.comments.letters import tell_nobody
from community.guarding.clients import KEPT_FOR
from community.models import Comment, CommentReport, Reader


def forget_clients(now: datetime) -> int:
    """Drop digests of clients after thirty days, and what was said in reports: somebody has looked by then."""
    old = {"made_at__lt": now - KEPT_FOR}
    comments: int = Comment.objects.filter(**old).exclude(client="").update(client="")
    reports: int = CommentReport.objects.filter(**old).exclude(client="", reason="").update(client="", reason="")
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
    """Take words and names out of all comments of this address. Their places stay where others have answered.

    Reports name no reader: what was said in those from the same clients goes as well, that they were made stays.
    """
    reader = Reader.known(email)
    if reader is None:
        return 0
    tell_nobody(reader.comments.exclude(parent=None).only("parent"))
    clients = reader.comments.exclude(client="").values_list("client", flat=True)
    CommentReport.objects.filter(client__in=list(clients)).update(reason="")
    number: int = reader.comments.update(
        text="", name="", client="", state=Comment.State.WITHDRAWN, is_pick=False, wants_replies=False, reader=None
    )
    return number

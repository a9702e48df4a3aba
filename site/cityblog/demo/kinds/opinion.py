"""Opinion pieces: genre, column, who signed, what is disclosed, what they answer."""

from datetime import datetime
from typing import Any

from cityblog.demo.bodies import Library
from news.models import Column, OpinionPage

MODEL = OpinionPage


def fill(post: OpinionPage, front: dict[str, Any], library: Library, now: datetime) -> None:
    post.genre = front["genre"]
    post.column = Column.objects.get(slug=front["column"]) if front.get("column") else None
    post.guest_name = front.get("guest_name", "")
    post.guest_about = front.get("guest_about", "")
    told = front["disclosure"]
    post.disclosure_state = OpinionPage.Disclosure.NOTHING if told == "nothing" else OpinionPage.Disclosure.TOLD
    post.disclosure = "" if told == "nothing" else told
    answered = library.page(front.get("in_reply_to", ""))
    post.in_reply_to_id = answered.pk if answered else None

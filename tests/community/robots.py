"""What spammers' programs send, in five styles."""

from typing import Any

from django.test import Client

from community.guarding.stamps import Stamp
from tests.community.sending import stamped

STYLES = ["no form", "form and trap", "quick", "question and links", "puzzle and links"]


def as_robot(client: Client, post: Any, style: str, number: int) -> None:
    """Send what a spammer's program sends; `number` makes texts and addresses differ."""
    words: dict[str, Any] = {
        "name": f"Deal {number}",
        "email": f"bot{number}@spam.example",
        "text": f"Best price {number} today",
    }
    linked = {**words, "text": f"Best price {number}: https://shop{number}.example/"}
    data = {
        "no form": lambda: words,
        "form and trap": lambda: stamped(f"comment {post.pk}", **{**words, "website": "https://shop.example"}),
        "quick": lambda: {**stamped(f"comment {post.pk}", **words), "stamp": fresh_stamp(post)},
        "question and links": lambda: stamped(f"comment {post.pk}", solved=False, **linked),
        "puzzle and links": lambda: stamped(f"comment {post.pk}", **linked),
    }[style]()
    client.post(
        f"/comment/{post.pk}/",
        data,
        headers={"sec-fetch-site": "same-origin"},
        REMOTE_ADDR=f"198.51.{number % 100}.{number // 100 + 1}",
    )


def fresh_stamp(post: Any) -> str:
    return Stamp.make(f"comment {post.pk}").signed()

"""The one mail that comments make: to a confirmed reader who asked for it, that somebody has answered."""

from collections.abc import Iterable

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Comment, Reader
from core.addresses import absolute
from core.outbox import Letter, mail_later, take_mail_back
from core.outbox.sending import KEPT_FOR
from news.models import PostPage

_SALT = "community.answers"
#: Of the answer, in the letter.
LONGEST_QUOTE = 600


def tell_who_was_answered(comment: Comment) -> None:
    """Write to whoever wrote what `comment` answers, once, if they asked for it and are confirmed."""
    answered = comment.parent
    # What is shown again after so long was told when it was shown first, and nobody knows that any more.
    if comment.shown_at is not None and comment.shown_at < timezone.now() - KEPT_FOR:
        return
    if answered is None or not answered.wants_replies or not answered.is_shown:
        return
    reader = answered.reader
    if reader is None or not reader.is_confirmed or reader.pk == comment.reader_id:
        return
    # Asked for by its key: a comment knows its post whatever was deferred of it.
    post = PostPage.objects.published().filter(pk=comment.post_id).first()
    if post is not None:
        mail_later(_key(comment), _letter(comment, answered, reader, post))


def tell_nobody(comments: Iterable[Comment]) -> None:
    """Keep what quotes `comments` from leaving, if it waits: they are shown no longer, or with other words."""
    keys = [_key(comment) for comment in comments if comment.parent_id]
    if keys:
        take_mail_back(keys)


def _key(comment: Comment) -> str:
    return f"comment {comment.pk} answers {comment.parent_id}"


def _letter(comment: Comment, answered: Comment, reader: Reader, post: PostPage) -> Letter:
    quote = comment.text if len(comment.text) <= LONGEST_QUOTE else comment.text[: LONGEST_QUOTE - 1] + "…"
    return Letter(
        to=reader.email,
        subject=_("%(name)s answered your comment") % {"name": comment.name},
        paragraphs=[_("Under “%(post)s”, %(name)s wrote:") % {"post": post.title, "name": comment.name}],
        quote=quote,
        url=absolute(comment.address),
        url_label=_("Read it there"),
        why=_("You get this because you asked to be told of answers to this comment."),
        unsubscribe_url=absolute(reverse("comment_quiet", args=[quiet_token(answered)])),
    )


def quiet_token(comment: Comment) -> str:
    return signing.dumps(comment.pk, salt=_SALT)


def comment_of_token(token: str) -> int | None:
    """Return the key of the comment whose answers are to be told no more; None of a token that is not ours."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return key if isinstance(key, int) else None

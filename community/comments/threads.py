"""The list under a post: threads page by page, with their answers, at the same cost whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest
from django.utils.http import urlencode

from community.comments.linking import as_html
from community.models import Comment
from news.models import Byline

THREADS_ON_A_PAGE = 20
#: Of a thread so many answers stand in the list; the rest is on the thread's own page.
ANSWERS_IN_A_LIST = 10
ANSWERS_ON_A_PAGE = 100
MOST_PAGES = 1_000
ORDERS = {
    "oldest": ("made_at", "pk"),
    "newest": ("-made_at", "-pk"),
    "recommended": ("-recommended", "made_at", "pk"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for; anything that it cannot mean is a 404."""

    sort: str = "oldest"
    page: int = 1
    #: A comment, wherever it stands.
    at: int = 0
    #: One thread, whole.
    thread: int = 0

    @classmethod
    def from_request(cls, request: HttpRequest) -> "Asked":
        sort = request.GET.get("sort", "oldest")
        page = _number(request.GET.get("page", "1"))
        if sort not in ORDERS or not 1 <= page <= MOST_PAGES:
            raise Http404("no such list of comments")
        return cls(sort, page, _number(request.GET.get("at", "0")), _number(request.GET.get("thread", "0")))

    def query(self, **changed: Any) -> str:
        asked = {"sort": self.sort, "page": self.page, "thread": self.thread, **changed}
        usual = {"sort": "oldest", "page": 1, "thread": 0}
        said = {key: value for key, value in asked.items() if value != usual.get(key)}
        return f"?{urlencode(said)}" if said else ""


def _number(raw: str) -> int:
    if not (raw.isascii() and raw.isdecimal() and len(raw) < 18):
        raise Http404("no such list of comments")
    return int(raw)


@dataclass(frozen=True)
class Shown:
    """A comment as the list shows it; without words where it was withdrawn or hidden and others have answered."""

    comment: Comment
    html: str = ""
    #: "author", "newsroom" or "".
    badge: str = ""
    #: Whom it answers, where that is not whom it stands under.
    answers: str = ""


@dataclass
class Thread:
    first: Shown
    answers: list[Shown] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True)
class ThreadPage:
    total: int
    threads: list[Thread]
    asked: Asked
    has_more: bool
    #: The thread that is shown alone; 0 in a list of them.
    alone: int = 0


def threads_under(post: Any, asked: Asked) -> ThreadPage:
    """Return a page of the threads under `post`: five queries or fewer, and two more to find one comment."""
    under = Comment.objects.under(post)
    if asked.at:
        asked = _where(under, asked)
    roots = _roots(under).filter(pk=asked.thread) if asked.thread else _roots(under)
    start = (asked.page - 1) * THREADS_ON_A_PAGE
    found = list(roots.order_by(*ORDERS[asked.sort])[start : start + THREADS_ON_A_PAGE + 1])
    if not found and (asked.page > 1 or asked.thread):
        raise Http404("no such page of comments")
    rows, has_more = found[:THREADS_ON_A_PAGE], len(found) > THREADS_ON_A_PAGE
    answers = list(_answers(rows, ANSWERS_ON_A_PAGE if asked.thread else ANSWERS_IN_A_LIST))
    threads = _woven(rows, answers, _badges(post, [*rows, *answers]))
    return ThreadPage(under.shown().count(), threads, asked, has_more, asked.thread)


def _roots(under: Any) -> Any:
    """Comments that begin a thread: shown ones, and those gone that others have answered."""
    gone = Q(state__in=[Comment.State.HIDDEN, Comment.State.WITHDRAWN])
    answered = Exists(Comment.objects.shown().filter(root=OuterRef("pk")))
    return under.filter(root=None).filter(Q(state=Comment.State.SHOWN) | (gone & answered))


def _answers(roots: list[Comment], most: int) -> QuerySet[Any]:
    own: dict[str, Any] = {"partition_by": F("root_id")}
    return (
        Comment.objects.shown()
        .filter(root__in=[root.pk for root in roots])
        .select_related("parent")
        .annotate(
            place=Window(RowNumber(), order_by=["made_at", "pk"], **own),
            of=Window(Count("pk"), **own),
        )
        .filter(place__lte=most)
        .order_by("made_at", "pk")
    )


def _badges(post: Any, rows: Iterable[Comment]) -> dict[int, str]:
    """Return for each user of the newsroom among `rows` whether they wrote the post, or are of the newsroom."""
    users = {row.user_id for row in rows if row.user_id}
    if not users:
        return {}
    writes = Exists(Byline.objects.filter(post=post.pk, author__user=OuterRef("pk")))
    known = get_user_model().objects.filter(pk__in=users).annotate(is_author=writes)
    return {user.pk: "author" if user.is_author else "newsroom" for user in known.only("pk")}


def _woven(roots: list[Comment], answers: list[Any], badges: dict[int, str]) -> list[Thread]:
    below = defaultdict(list)
    for answer in answers:
        below[answer.root_id].append(answer)
    return [
        Thread(
            _shown(root, badges),
            [_shown(answer, badges) for answer in below[root.pk]],
            max((answer.of for answer in below[root.pk]), default=0) - len(below[root.pk]),
        )
        for root in roots
    ]


def _shown(comment: Comment, badges: dict[int, str]) -> Shown:
    if not comment.is_shown:
        return Shown(comment)
    answered = comment.parent if comment.parent_id != comment.root_id else None
    # Whoever is hidden is named nowhere.
    to = answered.name if answered is not None and answered.is_shown else ""
    badge = badges.get(comment.user_id or 0, "newsroom" if comment.user_id else "")
    return Shown(comment, as_html(comment.text), badge, to)


def _where(under: Any, asked: Asked) -> Asked:
    """Return the page of threads, oldest first, on which a comment stands: its own thread where it is long."""
    comment = under.shown().filter(pk=asked.at).first()
    if comment is None:
        raise Http404("no such comment")
    root = comment if comment.root_id is None else under.get(pk=comment.root_id)
    if comment.root_id:
        place = _earlier(under.shown().filter(root=root), comment)
        if place >= ANSWERS_IN_A_LIST:
            return Asked(thread=root.pk)
    return Asked(page=_earlier(_roots(under), root) // THREADS_ON_A_PAGE + 1)


def _earlier(rows: Any, comment: Comment) -> int:
    before = Q(made_at__lt=comment.made_at) | Q(made_at=comment.made_at, pk__lt=comment.pk)
    number: int = rows.filter(before).count()
    return number

"""The queue: what waits, each with what an editor needs to decide in seconds."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from community.comments.linking import as_html
from community.contributions.passing_on import passed_on
from community.guarding import Sign
from community.models import Comment, CommentReport
from community.moderation.rights import comments_for, moderated_by
from community.moderation.seen import mark_of
from news.models import SectionPage

ON_A_PAGE = 25
#: Reports shown of each; the number says how many there are.
REASONS = 5
STATES = [
    ("waiting", _("Waiting and reported")),
    ("shown", _("Shown")),
    ("rejected", _("Rejected")),
    ("hidden", _("Hidden")),
    ("spam", _("Spam")),
    ("withdrawn", _("Withdrawn")),
]


@dataclass(frozen=True)
class Wanted:
    """What the address asks for; what it cannot mean is what is usual."""

    state: str = "waiting"
    section: int = 0
    words: str = ""
    page: int = 1

    @classmethod
    def from_request(cls, request: HttpRequest) -> "Wanted":
        asked = request.GET
        state = asked.get("state", "waiting")
        return cls(
            state if state in dict(STATES) else "waiting",
            _whole(asked.get("section", "")),
            " ".join(asked.get("q", "").replace("\x00", "").split())[:100],
            _whole(asked.get("page", "")) or 1,
        )

    def query(self, **changed: Any) -> str:
        said = {"state": self.state, "section": self.section, "q": self.words, "page": self.page, **changed}
        usual = {"state": "waiting", "section": 0, "q": "", "page": 1}
        return "?" + urlencode({name: value for name, value in said.items() if value != usual[name]})


def _whole(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else 0


@dataclass
class Entry:
    """A comment with its context."""

    comment: Comment
    html: SafeString
    signs: list[Any]
    parent_html: str = ""
    history: dict[str, int] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    is_passed_on: bool = False

    @property
    def seen(self) -> str:
        """What a button says of the comment: its key, and of which words the decision is."""
        return f"{self.comment.pk} {mark_of(self.comment)}"


def page_of(request: HttpRequest, wanted: Wanted) -> PageOfRows:
    """Return a page of entries: the oldest first while they wait, the newest first when they were decided."""
    rows = comments_for(request)
    if wanted.state == "waiting":
        rows = rows.waiting().order_by("made_at", "pk")
    else:
        rows = rows.filter(state=wanted.state).order_by("-made_at", "-pk")
    if wanted.section:
        rows = rows.filter(post__section=wanted.section)
    if wanted.words:
        rows = rows.filter(Q(text__icontains=wanted.words) | Q(name__icontains=wanted.words))
    loaded = rows.select_related("post", "parent", "reader").defer("post__body", "reader__email")
    page = Paginator(loaded, ON_A_PAGE).get_page(wanted.page)
    page.object_list = entries(list(page.object_list))
    return page


def entries(comments: list[Comment]) -> list[Entry]:
    """Return `comments` with their context: three queries, however many there are."""
    histories, reasons, passed = _histories(comments), _reasons(comments), passed_on(comments)
    return [
        Entry(
            comment,
            as_html(comment.text),
            [Sign(sign).label for sign in comment.signs if sign in Sign.values],
            as_html(comment.parent.text) if comment.parent else "",
            histories[comment.reader_id],
            reasons[comment.pk],
            comment.pk in passed,
        )
        for comment in comments
    ]


def _histories(comments: list[Comment]) -> dict[int | None, dict[str, int]]:
    readers = {comment.reader_id for comment in comments if comment.reader_id}
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    labels = dict(Comment.State.choices)
    counted = Comment.objects.filter(reader__in=readers).order_by().values_list("reader", "state")
    for reader, state, number in counted.annotate(number=Count("pk")):
        found[reader][str(labels[state])] = number
    return found


def _reasons(comments: list[Comment]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    reported = [comment.pk for comment in comments if comment.reports]
    rows = CommentReport.objects.filter(comment__in=reported).exclude(reason="") if reported else []
    for row in rows:
        if len(found[row.comment_id]) < REASONS:
            found[row.comment_id].append(row.reason)
    return found


def sections_of(request: HttpRequest) -> list[tuple[int, str]]:
    """Return key and name of the sections that the user moderates."""
    own = SectionPage.objects.filter(pk__in=moderated_by(request)).order_by("path")
    return list(own.values_list("pk", "title"))

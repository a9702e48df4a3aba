"""The site's own pages ("Write for us", "About"): few, and no posts; found by what they are about.

They stand over the results as names do. Their words are kept in memory for as long as they are not published anew;
which of them a reader may see is asked of the database each time.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from core.addresses import path_of
from core.querysets import public_q
from search.analysis import stems, words
from search.backends.prepared import Prepared
from search.questions import Question
from search.ranking import Weighed, weigh
from search.results import Suggestion
from search.vocabulary import Vocabulary

#: More than these are no longer few: the ones nearest to the front page count.
MOST = 100
#: So much of what the words of a question are worth must stand on the page, and so much must be what it is about.
ENOUGH, ABOUT = 0.6, 0.25
SHOWN = 2
#: Seconds for which a page is known that has no date.
UNDATED_FOR = 60


@dataclass(frozen=True)
class Known:
    """The stems of a page as it was published at `version`: its headline's, all, and those that it is about."""

    version: datetime | None
    read_at: float
    headline: frozenset[str]
    stems: frozenset[str]
    about: frozenset[str]


_known: dict[int, Known] = {}


def own_pages(question: Question, vocabulary: Vocabulary) -> list[Suggestion]:
    """Return the pages with the words of `question` that are about some: a query, and one for unread pages."""
    if not question.wanted or question.page > 1 or not question.filters.is_plain:
        return []
    terms = weigh(question.wanted, vocabulary.stems, vocabulary.total)
    total = sum(term.worth for term in terms)
    found = []
    for page, known in _pages():
        share = _share(terms, known.stems, total)
        if share >= ENOUGH and _share(terms, known.about, total) >= ABOUT:
            found.append((_share(terms, known.headline, total), share, page))
    found.sort(key=lambda one: (-one[0], -one[1], one[2].title))
    # Beside one that is called so, others have the words by the way.
    surest = [page for headline, _whole, page in found if headline >= found[0][0] / 2]
    return [Suggestion(page.title, path_of(page.url_path), _("Page")) for page in surest[:SHOWN]]


def _share(terms: Sequence[Weighed], there: Collection[str], total: float) -> float:
    return sum(term.worth for term in terms if term.term.stem in there) / total


def _pages() -> list[tuple[Any, Known]]:
    pages = []
    for model in get_page_models():
        if getattr(model, "is_found_beside_posts", False):
            # Of their kind: SQLite, which keeps no statistics, would look through all pages of the site for it.
            kind = ContentType.objects.get_for_model(model)
            own = model.objects.filter(content_type=kind)
            public = own.filter(public_q(), no_index=False).order_by("depth", "path")
            pages += list(public.only("title", "url_path", "last_published_at")[:MOST])
    unread = [page for page in pages if not _is_read(page)]
    for model in {type(page) for page in unread}:
        for page in model.objects.filter(pk__in=[page.pk for page in unread]):
            _known[page.pk] = _read(page)
    return [(page, _known[page.pk]) for page in pages if page.pk in _known]


def _is_read(page: Any) -> bool:
    known = _known.get(page.pk)
    if known is None or known.version != page.last_published_at:
        return False
    # One without a date was not published by an editor, and may have changed without a sign.
    return known.version is not None or monotonic() < known.read_at + UNDATED_FOR


def _read(page: Any) -> Known:
    """Return what is known of a page. It is about the words of its headline, and those that it says more than once."""
    texts = Prepared(page).texts
    headline = frozenset(stems(words(" ".join(text.value for text in texts if text.field == "title"))))
    counted = Counter(stems(words(" ".join(text.value for text in texts))))
    repeated = [stem for stem, number in counted.items() if number > 1]
    return Known(page.last_published_at, monotonic(), headline, frozenset(counted), headline.union(repeated))

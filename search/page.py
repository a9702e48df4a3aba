"""The words and ways around the results of a search."""

from dataclasses import dataclass, fields, replace
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.metadata import Metadata
from search.questions import Filters, Question
from search.results import Results


@dataclass(frozen=True)
class Way:
    """A link to the same question, asked in another order."""

    label: str
    url: str
    is_current: bool


def page_context(results: Results) -> dict[str, Any]:
    """Return what the page shows beside `results` itself."""
    question = results.question
    path = reverse("search")
    title = heading(results)
    # A feed mends no slip: of a question that found something only by its correction it would stay empty.
    is_mended = bool(results.correction and results.correction.is_used)
    feed_url = "" if question.is_empty or is_mended else replace(question, sort="").url(reverse("search_feed"))
    return {
        "results": results,
        "question": question,
        "title": title,
        "total": total_in_words(results),
        "is_narrowed": not question.filters.is_plain,
        "orders": orders(question, path) if results.total > 1 else [],
        "kept_fields": kept_fields(question),
        "plain_url": replace(question, filters=Filters(), page=1).url(path),
        "any_date_url": question.but(after=None, before=None).url(path),
        "first_page_url": question.url(path),
        "feed_url": feed_url if results.hits else "",
        "meta": Metadata(title=title, no_index=True, feed_title=title, feed_url=feed_url if results.hits else ""),
    }


def heading(results: Results) -> str:
    """Return the page's first heading: what was asked, or what these are the results for."""
    question, correction = results.question, results.correction
    if question.is_empty:
        return _("Search")
    text = correction.text if correction and correction.is_used else question.text
    if not text:
        return _("Results") if results.total else _("Nothing found")
    words = _("Results for “%(text)s”") if results.total else _("Nothing found for “%(text)s”")
    return words % {"text": text}


def total_in_words(results: Results) -> str:
    """Return "27 posts" or "More than 500 posts"."""
    number = number_format(results.total, use_l10n=True, force_grouping=True)
    if results.is_more:
        return _("More than %(number)s posts") % {"number": number}
    return ngettext("%(number)s post", "%(number)s posts", results.total) % {"number": number}


def orders(question: Question, path: str) -> list[Way]:
    labels = {"": _("Most relevant"), "newest": _("Newest"), "oldest": _("Oldest")}
    # Nothing to be relevant to: without words the newest come first in any case.
    if not question.wanted:
        del labels[""]
    return [
        Way(label, replace(question, sort=sort, page=1).url(path), sort == (question.sort or next(iter(labels))))
        for sort, label in labels.items()
    ]


def kept_fields(question: Question) -> list[tuple[str, str]]:
    """Return what a form that changes the dates sends along: everything else that was asked."""
    names = [part.name for part in fields(Filters) if part.name not in ("after", "before")]
    asked = [("q", question.text), *((name, getattr(question.filters, name)) for name in names)]
    return [(name, str(value)) for name, value in [*asked, ("sort", question.sort)] if value]

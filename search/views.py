"""What a reader asks of the search, answered: the page, suggestions under the box, a feed.

Each answer is one reader's: none is kept by caches that others share, and none is for search engines.
"""

import logging
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.addresses import absolute
from core.metadata import Metadata
from core.rate_limits import seconds_to_wait
from core.robots import is_robot
from search.feeds import SearchFeed
from search.page import page_context
from search.questions import Question, clean
from search.searching import search
from search.suggestions import suggest
from search.tallies import note

logger = logging.getLogger(__name__)

#: With fewer letters anything begins.
SHORTEST = 2
answer_feed = SearchFeed()

View = Callable[[HttpRequest], HttpResponse]


def in_time(view: View) -> View:
    """Answer a reader in words when the database is away, or has stopped what took too long (cityblog.serving)."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except OperationalError:
            logger.exception("A search was not answered.")
            return _too_slow(request)

    return answer


@require_safe
@in_time
def results_page(request: HttpRequest) -> HttpResponse:
    if wait := seconds_to_wait(request, "search", settings.SEARCHES_A_MINUTE):
        return _too_many(request, wait)
    question = Question.from_query(request.GET)
    results = search(question)
    # Once a question: further pages and narrowing ask nothing new.
    is_first = request.method == "GET" and question.text and question == Question.from_text(question.text)
    if is_first and not is_robot(request.headers.get("User-Agent", "")):
        note(question.text, bool(results.hits) and not (results.correction and results.correction.is_used))
    return _for_one_reader(render(request, "search/search_page.html", page_context(results)))


@require_safe
@in_time
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer with a list of {label, url, kind}."""
    if wait := seconds_to_wait(request, "suggestions", settings.SUGGESTIONS_A_MINUTE):
        return _for_one_reader(JsonResponse([], safe=False, status=429, headers={"Retry-After": str(wait)}))
    text = clean(request.GET.get("q", ""))
    found = [asdict(suggestion) for suggestion in suggest(text)] if len(text) >= SHORTEST else []
    response = JsonResponse(found, safe=False)
    # Letters that are typed, taken back and typed again are asked about once.
    response["Cache-Control"] = "private, max-age=60"
    return _for_one_reader(response)


@require_safe
@in_time
def feed(request: HttpRequest) -> HttpResponse:
    if wait := seconds_to_wait(request, "search", settings.SEARCHES_A_MINUTE):
        return _too_many(request, wait)
    return _for_one_reader(answer_feed(request))


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Tell browsers and readers of feeds how this site is searched (OpenSearch 1.1)."""
    context = {"search_url": absolute("/search/"), "self_url": absolute(request.path), "home": absolute("")}
    return render(request, "search/opensearch.xml", context, content_type="application/opensearchdescription+xml")


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    said = ngettext(
        "Very many searches came from where you are. Try again in %(wait)s second.",
        "Very many searches came from where you are. Try again in %(wait)s seconds.",
        wait,
    )
    return _not_now(request, _("One moment, please"), said % {"wait": wait}, 429, wait)


def _too_slow(request: HttpRequest) -> HttpResponse:
    said = _("The search took too long and was stopped. Fewer words may help, or a minute's patience.")
    return _not_now(request, _("No answer just now"), said, 503, 60)


def _not_now(request: HttpRequest, title: str, said: str, status: int, wait: int) -> HttpResponse:
    context = {"meta": Metadata(title=title, no_index=True), "said": said}
    response = render(request, "search/not_now.html", context, status=status)
    response["Retry-After"] = str(wait)
    return _for_one_reader(response)


def _for_one_reader(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    response.setdefault("Cache-Control", "private, no-cache")
    return response

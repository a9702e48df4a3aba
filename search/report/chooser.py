"""Wagtail's choice of words to promote: what readers searched for, from our tallies.

Wagtail's own view reads tables that a site fills with a write in every search; ours stay empty. Its templates and
script are used as they are.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.modal_workflow import render_modal_workflow

from news.desks import writes
from search.analysis import fold
from search.questions import clean
from search.report.lists import PERIODS, Show, searches_of

ON_A_PAGE = 10
TEMPLATES = "wagtailsearchpromotions/queries/chooser/"


def choose_words(request: HttpRequest) -> HttpResponse:
    """Return the dialogue with the most frequent searches of the longest period."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    context = {"queries": _page(request), "searchform": form}
    response: HttpResponse = render_modal_workflow(
        request, f"{TEMPLATES}chooser.html", None, context, json_data={"step": "chooser"}
    )
    return response


def more_words(request: HttpRequest) -> HttpResponse:
    """Return a page of the dialogue's list, narrowed by what is typed."""
    return TemplateResponse(request, f"{TEMPLATES}results.html", {"queries": _page(request)})


def _page(request: HttpRequest) -> Any:
    if not writes(request.user):
        raise PermissionDenied
    found = searches_of(Show.FREQUENT, PERIODS[-1]).order_by(Show.FREQUENT.ordering, "text")
    typed = fold(clean(request.GET.get("q", "")))
    page: Any = Paginator(found.filter(text__contains=typed), ON_A_PAGE).get_page(request.GET.get("p"))
    start = page.start_index()
    page.object_list = [
        {"id": start + place, "query_string": row["text"], "hits": row["times"]} for place, row in enumerate(page)
    ]
    return page

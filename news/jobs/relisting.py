"""One click to list a closed job again: a button in the lists of pages, a question, and it is open."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button

from .desk import may_publish, may_relist, next_closing_day, relist


@require_http_methods(["GET", "HEAD", "POST"])
def relist_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and on POST list the job again; only who may publish it can."""
    from news.models import JobPage

    job = get_object_or_404(JobPage, pk=pk)
    if not may_relist(job, request.user):
        raise PermissionDenied
    next_url = get_valid_next_url_from_request(request) or reverse("jobs:index")
    if request.method != "POST":
        context = {"job": job, "closes_on": next_closing_day(job), "next_url": next_url, "page_title": _("List again")}
        return TemplateResponse(request, "news/admin/confirm_relist.html", context)
    edit = reverse("wagtailadmin_pages:edit", args=[job.pk])
    try:
        closes_on = relist(job, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(edit)
    words = _("“%(title)s” is on the board again, until %(day)s.")
    title = {"title": job.title, "day": date_format(closes_on, "j F Y")}
    messages.success(request, words % title, buttons=[messages.button(edit, _("Edit"))])
    return redirect(next_url)


def relist_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the button in the menu of a job's row, where it can be listed again."""
    from news.models import JobPage, PostPage

    if page.specific_class is not JobPage or not page.live:
        return
    # When it closes every list of posts knows: to ask each job would be a query a row.
    job = page if isinstance(page, PostPage) else page.specific
    if job.listed_until and job.listed_until <= timezone.now() and may_publish(job, user):
        url = reverse("relist_job", args=[job.pk])
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(_("List again"), f"{url}{query}", icon_name="history", priority=3)

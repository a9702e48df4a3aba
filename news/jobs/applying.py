"""The e-mail address to which people apply, shown to whoever presses the button on the job's page.

The address stands in no page that can be fetched by following links: programs that gather addresses do not send
forms. It works without JavaScript, for every screen reader, and nothing has to be decoded by the reader.
"""

from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.same_origin import came_from_here


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the address of the job `pk` to a reader who pressed the button; send everybody else to the job."""
    from news.models import JobPage

    job = JobPage.objects.published().filter(pk=pk).first() if pk < 2**31 else None
    if job is None or not job.apply_email:
        raise Http404("no such job, or no address")
    if request.method != "POST" or not came_from_here(request):
        return redirect(job.url)
    return render(request, "news/job_apply.html", {"page": job, "mailto": mailto(job)})


def mailto(job: object) -> str:
    """Return the link that begins a message to the employer, its subject filled in."""
    title, reference = job.title, job.reference  # type: ignore[attr-defined]
    subject = _("%(title)s (reference %(reference)s)") if reference else "%(title)s"
    words = urlencode({"subject": subject % {"title": title, "reference": reference}}, quote_via=quote)
    return f"mailto:{quote(job.apply_email, safe='@+')}?{words}"  # type: ignore[attr-defined]

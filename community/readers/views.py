"""The reader's own pages: ask for a link, come in by it, see, take along or erase what is theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.guarding import GuardedForm
from community.models.readers import Reader
from community.readers.known import known_reader, sign_in, sign_out
from community.readers.links import reader_behind, send_link
from core.caching import for_one_reader
from core.personal_data import personal_data
from core.plain_text import PlainTextField
from core.same_origin import came_from_here

View = Callable[..., HttpResponse]


def private(*methods: str) -> Callable[[View], View]:
    """Make a view of one reader's own: kept by nobody, sent from our own pages only, never found by search engines."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @require_http_methods([*methods])
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not came_from_here(request):
                raise PermissionDenied
            return for_one_reader(view(request, *args, **kwargs), referrer="same-origin")

        return answer

    return decorate


class LinkForm(GuardedForm):
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    most_an_hour = 5


class NameForm(forms.Form):
    name = PlainTextField(label=_("Name"), max_length=80)


@private("GET", "HEAD", "POST")
def own_page(request: HttpRequest) -> HttpResponse:
    """Show what is the reader's, or ask who they are."""
    reader = known_reader(request)
    if reader is None:
        return _ask(request)
    form = NameForm(request.POST or None, initial={"name": reader.name})
    if request.method == "POST" and form.is_valid():
        reader.name = form.cleaned_data["name"]
        reader.save(update_fields=["name"])
        return redirect("reader")
    kept = [(data.name, items) for data in personal_data() if (items := data.export(reader.email))]
    return render(request, "community/readers/own.html", {"reader": reader, "form": form, "kept": kept})


def _ask(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request, "reader", request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reader = Reader.known(form.cleaned_data["email"])
        # Whoever never wrote to us gets no mail, and nobody learns from the answer who did.
        if reader is not None:
            send_link(reader)
        return render(request, "community/readers/asked.html")
    return render(request, "community/readers/ask.html", {"form": form}, status=422 if form.is_bound else 200)


@private("GET", "HEAD", "POST")
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in whoever has the link, once they press the button."""
    reader = reader_behind(token)
    if reader is None or reader.banned_at:
        return render(request, "community/readers/link_over.html", status=410)
    if request.method != "POST":
        return render(request, "community/readers/come_in.html", {"reader": reader})
    response = redirect("reader")
    sign_in(reader, response)
    return response


@private("POST")
def go_out(request: HttpRequest) -> HttpResponse:
    response = redirect("reader")
    sign_out(response)
    return response


@private("GET", "HEAD")
def take_along(request: HttpRequest) -> HttpResponse:
    """Return all that is known of the reader, as a file."""
    reader = known_reader(request)
    if reader is None:
        return redirect("reader")
    about = {"name": reader.name, "email": reader.email, "since": reader.made_at.isoformat()}
    found = {data.name: items for data in personal_data() if (items := data.export(reader.email))}
    response = JsonResponse({"you": about, **found}, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="yours.json"'
    return response


@private("GET", "HEAD", "POST")
def erase(request: HttpRequest) -> HttpResponse:
    """Erase all that is the reader's, after asking once more."""
    reader = known_reader(request)
    if reader is None:
        return redirect("reader")
    if request.method != "POST":
        return render(request, "community/readers/erase.html", {"reader": reader})
    reader.erase()
    response = render(request, "community/readers/erased.html")
    sign_out(response)
    return response

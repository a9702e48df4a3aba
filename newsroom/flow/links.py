"""The editor's page of a draft's links: make one, see what came of the others, take one back."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.outbox import Letter, mail_later
from core.secret_text import decrypted, encrypted
from news.models import PostPage
from newsroom.flow.decided import MOMENT
from newsroom.models import DraftLink

MOST_SHOWN = 50
#: Where the session keeps a link until it is shown, by the key of the post.
MADE = "draft link {}"


class LinkForm(forms.Form):
    asks = forms.TypedChoiceField(
        label=_("What for"),
        coerce=lambda value: value == "review",
        choices=[("review", _("To approve this version")), ("read", _("Only to read"))],
        widget=forms.RadioSelect,
        initial="review",
        help_text=_("Who approves sees one version: the link is void once there is a newer one."),
    )
    name = forms.CharField(label=_("For whom"), max_length=120)
    mail = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("If given, the link is sent there."))
    days = forms.IntegerField(label=_("Days until it expires"), min_value=1, max_value=30, initial=3)


class DraftLinksView(WagtailAdminTemplateMixin, FormView):
    """For whoever may edit the post."""

    form_class = LinkForm
    template_name = "newsroom/draft_links.html"
    page_title = _("Links to this draft")
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponseBase:
        self.draft = get_object_or_404(PostPage, pk=pk).specific
        if not self.draft.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.draft.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.draft.pk])
        title = self.draft.get_admin_display_title()
        return [*super().get_breadcrumbs_items(), {"url": edit, "label": title}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = (
            DraftLink.objects.filter(page=self.draft)
            .select_related("page", "revision", "made_by")
            .defer("revision__content")[:MOST_SHOWN]
        )
        words = {"submit_button_label": _("Make a link"), "submit_button_active_label": _("Making…")}
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            **words,
            "action_url": self.request.path,
            "links": links,
            "made": self._just_made(),
            "media": context["form"].media,
        }

    def _just_made(self) -> dict[str, str] | None:
        """Return the link made by the request before, which nobody sees again."""
        made = self.request.session.pop(MADE.format(self.draft.pk), None)
        return made and {**made, "address": decrypted(made["address"])}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.POST.get("revoke", "")
        if not key:
            return super().post(request, *args, **kwargs)  # type: ignore[return-value]
        mine = DraftLink.objects.filter(page=self.draft, pk=int(key) if key.isdecimal() and len(key) < 10 else 0)
        if mine.filter(revoked_at=None).update(revoked_at=timezone.now()):
            messages.success(request, _("The link was taken back."))
        return redirect(request.path)

    def form_valid(self, form: LinkForm) -> HttpResponse:
        revision = self.draft.get_latest_revision() or self.draft.save_revision(user=self.request.user)
        link, token = DraftLink.make(revision, made_by=self.request.user, **form.cleaned_data)
        address = settings.WAGTAILADMIN_BASE_URL + reverse("draft_link", args=[token])
        if link.mail:
            mail_later(f"draft link {link.pk}", _letter(link, self.get_page_subtitle(), address))
        # For one look, by whoever made it: afterwards nobody can tell what it was, and to reload makes no second one.
        self.request.session[MADE.format(self.draft.pk)] = {"name": link.name, "address": encrypted(address)}
        return redirect(self.request.path)


def _letter(link: DraftLink, title: str, address: str) -> Letter:
    words = {"title": title, "until": date_format(timezone.localtime(link.expires_at), MOMENT)}
    asks = _now("Please look at “%(title)s” before it is published, and tell us what you think: the page has a form.")
    reads = _now("Here is “%(title)s” before it is published, for you to read.")
    return Letter(
        link.mail,
        (_now("Please look at “%(title)s”") if link.asks else _now("A draft to read: “%(title)s”")) % words,
        [(asks if link.asks else reads) % words, _now("The link is yours alone and works until %(until)s.") % words],
        url=address,
        url_label=_now("Open the draft"),
    )


def link_buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    post = issubclass(page.specific_class or type(page), PostPage)
    if post and page.permissions_for_user(user).can_edit():
        yield Button(_("Links to this draft"), reverse("draft_links", args=[page.pk]), icon_name="link", priority=62)

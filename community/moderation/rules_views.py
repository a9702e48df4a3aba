"""The rules of a section, edited by whoever holds it, and the switch of a post."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.comments.rules import rules_of
from community.models import CommentRules, Mode, PostComments
from core import generations
from news.desks import held_by
from news.models import PostPage, SectionPage


class RulesForm(forms.ModelForm):
    class Meta:
        model = CommentRules
        fields = ["mode", "closes_after", "old_after", "banned_words", "suspect_words", "blocked_domains"]
        widgets = {
            "mode": forms.RadioSelect,
            **{
                name: forms.Textarea(attrs={"rows": 5}) for name in ("banned_words", "suspect_words", "blocked_domains")
            },
        }


class SwitchForm(forms.Form):
    switch = forms.ChoiceField(
        label=_("Comments"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("as the section has it")), *PostComments.Switch.choices],
    )


class Holding(WagtailAdminTemplateMixin):
    """A view for whoever holds what it is about."""

    header_icon = "comment"
    _show_breadcrumbs = True

    def trail(self) -> list[dict[str, Any]]:
        return [{"url": reverse("comment_queue"), "label": _now("Comments")}]

    def get_breadcrumbs_items(self) -> list[Any]:
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, *self.trail(), here]


class AllRulesView(Holding, TemplateView):
    """The sections that one holds, each with what holds in it."""

    page_title = _("Rules for comments")
    template_name = "community/all_rules.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not held_by(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = SectionPage.objects.filter(pk__in=held_by(self.request)).order_by("path").only("title", "path")
        modes = dict(Mode.choices)
        rows = [(section, modes[Mode(rules_of(section.pk).mode)], rules_of(section.pk)) for section in held]
        return {**super().get_context_data(**kwargs), "rows": rows}


class RulesView(Holding, FormView):
    """The rules of one section."""

    page_title = _("Rules for comments")
    template_name = "wagtailadmin/generic/form.html"
    form_class = RulesForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.section = get_object_or_404(SectionPage, pk=kwargs["pk"])
        if self.section.pk not in held_by(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self) -> list[dict[str, Any]]:
        return [*super().trail(), {"url": reverse("comment_rules"), "label": _now("Rules")}]

    def get_page_subtitle(self) -> str:
        return str(self.section.title)

    def get_form_kwargs(self) -> dict[str, Any]:
        row = CommentRules.objects.filter(section=self.section).first()
        return {**super().get_form_kwargs(), "instance": row or CommentRules(section=self.section)}

    def form_valid(self, form: RulesForm) -> HttpResponse:
        form.save()
        messages.success(self.request, _now("From now on these rules hold."))
        return redirect(reverse("comment_rules"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        action = reverse("comment_section_rules", args=[self.section.pk])
        return {**super().get_context_data(**kwargs), "action_url": action, "submit_button_label": _("Save")}


class SwitchView(Holding, FormView):
    """Comments under one post: as its section has it, open, closed, or off."""

    page_title = _("Comments under this post")
    template_name = "wagtailadmin/generic/form.html"
    form_class = SwitchForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.post_page = get_object_or_404(PostPage.objects.only("title", "section", "path", "depth"), pk=kwargs["pk"])
        if self.post_page.section_id not in held_by(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.post_page.title)

    @cached_property
    def editor_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.post_page.pk])

    def get_initial(self) -> dict[str, Any]:
        row = PostComments.objects.filter(post_id=self.post_page.pk).first()
        return {"switch": row.switch if row else ""}

    def form_valid(self, form: SwitchForm) -> HttpResponse:
        switch = form.cleaned_data["switch"]
        if switch:
            PostComments.objects.update_or_create(post_id=self.post_page.pk, defaults={"switch": switch})
        else:
            PostComments.objects.filter(post_id=self.post_page.pk).delete()
        generations.bump("frame")
        messages.success(self.request, _now("Readers see it at once."))
        return redirect(self.editor_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        action = reverse("post_comments", args=[self.post_page.pk])
        return {**super().get_context_data(**kwargs), "action_url": action, "submit_button_label": _("Save")}

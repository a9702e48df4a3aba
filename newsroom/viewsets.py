"""Pages in the admin: each kind has an icon, where an editor chooses one and where they are listed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import PageTypeColumn
from wagtail.admin.views.pages.create import AddSubpageView, CreateView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.coreutils import find_available_slug, string_to_ascii
from wagtail.models import Page

from newsroom.flow.views import NewsroomEditView, NewsroomRevertView, ReviewActionView
from newsroom.unpublishing import UnpublishWithWordView


def icon_of(model: type[Page]) -> str:
    """Return the icon of a kind of page; pages that are not ours have Wagtail's plain one."""
    return getattr(model, "kind_icon", "doc-empty")


class KindColumn(PageTypeColumn):
    """Wagtail's column of page types, with the kind's icon before its name."""

    cell_template_name = "newsroom/kind_cell.html"

    def get_cell_context_data(self, instance: Page, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["icon"] = icon_of(instance.specific_class or Page)
        return context


class KindIndexView(ExplorableIndexView):
    base_columns = [
        KindColumn(
            "type", label=_("Kind"), accessor="page_type_display_name", sort_key="content_type__model", width="14%"
        )
        if isinstance(column, PageTypeColumn)
        else column
        for column in ExplorableIndexView.base_columns
    ]


class KindAddSubpageView(AddSubpageView):
    """The choice of a kind: the commonest first, each with its icon and what it is for."""

    template_name = "newsroom/add_subpage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        models = type(self.parent_page).creatable_subpage_models()
        context["kinds"] = [
            {
                "icon": icon_of(model),
                "name": model.get_verbose_name(),
                "description": model.get_page_description(),
                "url": reverse(
                    "wagtailadmin_pages:add",
                    args=[model._meta.app_label, model._meta.model_name, self.parent_page.pk],
                ),
            }
            for model in models
            if model.can_create_at(self.parent_page)
        ]
        return context


class HeadlineCreateView(CreateView):
    """The form of a new page; `?headline=` in its address is the title it begins with."""

    def get(self, request: HttpRequest) -> HttpResponse:
        headline = " ".join(request.GET.get("headline", "")[:1000].split())
        self.page.title = "".join(letter for letter in headline if letter.isprintable())[:255]
        # Otherwise made by a script while a title is typed, and asked for when it is saved.
        if slug := slugify(string_to_ascii(self.page.title))[:240]:
            self.page.slug = find_available_slug(self.parent_page, slug)
        response: HttpResponse = super().get(request)
        return response


class NewsroomPageViewSet(PageViewSet):
    """Takes the place of Wagtail's default views for all pages."""

    index_view_class = KindIndexView
    add_view_class = HeadlineCreateView
    add_subpage_view_class = KindAddSubpageView
    unpublish_view_class = UnpublishWithWordView
    edit_view_class = NewsroomEditView
    revisions_revert_view_class = NewsroomRevertView
    workflow_action_view_class = ReviewActionView

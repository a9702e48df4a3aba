"""All posts in one list, across sections, by last edit: Wagtail's own listing with a newsroom's filters."""

from typing import Any

from django.forms import Media, RadioSelect, Select
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from news.models import Author, PostPage, Topic
from news.sections import section_labels
from newsroom.models import SavedFilter
from newsroom.planning.asking import author_choices, kinds
from newsroom.planning.doors import COLUMNS
from newsroom.planning.saved import query_of
from newsroom.planning.states import State, in_state
from newsroom.viewsets import KindColumn


def _sections() -> list[tuple[int, str]]:
    return [(key, label.title) for key, label in section_labels().items()]


def _kinds() -> list[tuple[str, str]]:
    return [(str(kind._meta.model_name), str(kind.get_verbose_name())) for kind in kinds()]


def _section(post: PostPage) -> str:
    return post.section_label.title if post.section_label else ""


class StateFilter(ChoiceFilter):
    """Chooses by where posts stand on their way; some of it is in no column of theirs."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.filter(in_state(value)) if value in State.values else qs


class AuthorFilter(ChoiceFilter):
    def filter(self, qs: Any, value: str) -> Any:
        return qs.by_author(Author(pk=int(value))) if value else qs


class TopicFilter(ModelChoiceFilter):
    def filter(self, qs: Any, value: Topic | None) -> Any:
        return qs.with_topic(value) if value else qs


class PostFilterSet(WagtailFilterSet):
    state = StateFilter(label=_("Status"), choices=State.choices, empty_label=_("Any"), widget=RadioSelect)
    section = ChoiceFilter(
        label=_("Section"), field_name="section_id", choices=_sections, empty_label=_("All"), widget=RadioSelect
    )
    kind = ChoiceFilter(
        label=_("Kind"), field_name="content_type__model", choices=_kinds, empty_label=_("All"), widget=RadioSelect
    )
    author = AuthorFilter(label=_("Author"), choices=author_choices, empty_label=_("All"), widget=Select)
    topic = TopicFilter(label=_("Topic"), queryset=Topic.objects.order_by("name"), empty_label=_("All"), widget=Select)
    latest_revision_created_at = DateFromToRangeFilter(label=_("Updated"), widget=DateRangePickerWidget)

    class Meta:
        model = PostPage
        fields: list[str] = []


class AllPostsIndexView(IndexView):
    results_template_name = "newsroom/planning/all_posts_results.html"
    page_title = _("All posts")

    def get_add_url(self) -> None:
        """A post is always of a kind: it is begun from the dashboard or in its section."""

    def annotate_queryset(self, pages: Any) -> Any:
        # Without the kinds' own tables, which this list shows nothing of: a query for each kind on the page.
        own = ("latest_revision_created_at", "locked", "locked_by", "numchild", "card_facts", "listed_until")
        shared = pages.only(*COLUMNS, *own)
        return shared.prefetch_workflow_states().annotate_site_root_state().annotate_approved_schedule()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["media"] += Media(css={"all": ["newsroom/planning.css", "core/wide-list.css"]})
        query = query_of(self.request.GET)
        saved = list(SavedFilter.objects.filter(user_id=self.request.user.pk))
        known = {one.query for one in saved}
        return {
            **context,
            "saved_filters": saved,
            "this_query": query,
            "can_be_saved": bool(query) and query not in known,
            "all_posts_url": reverse("all_posts:index"),
        }


class AllPostsViewSet(PageListingViewSet):
    """All kinds of post, what was edited last first."""

    model = PostPage
    name = "all_posts"
    url_prefix = "planning/posts"
    icon = "list-ul"
    menu_label = _("All posts")
    index_view_class = AllPostsIndexView
    filterset_class = PostFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("section", label=_("Section"), accessor=_section, width="12%"),
        KindColumn("type", label=_("Kind"), accessor="page_type_display_name", width="12%"),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]

"""The feed of a column."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from core.frame import current_frame
from news.feeds import PostFeed
from news.models import Column
from news.querysets import PostQuerySet


class ColumnFeed(PostFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Column:
        column = Column.objects.in_print().filter(slug=slug).first()
        if column is None:
            raise Http404(f"no column {slug!r}")
        return column

    def posts(self, obj: Column) -> PostQuerySet:
        posts: PostQuerySet = obj.posts()
        return posts

    def title(self, obj: Column) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.name}

    def subtitle(self, obj: Column) -> str:
        return obj.description

"""Filling the index where it never was: a site from before it, or posts that were loaded without saving.

`manage.py update_index` indexes everything anew, post by post, while readers search and editors save.
"""

from modelsearch.backends import get_search_backend

from news.models import PostPage
from search.models import Document, Name
from search.naming import KINDS
from search.tasks import index_posts, index_rest

#: Fewer are indexed while the site starts, so that it answers whole from its first moment.
AT_THE_START = 2_000


def index_missing() -> int:
    """Index what is not there at all, the newest posts first; return how many posts were missing.

    A great many take minutes: all but the newest are then left to the worker.
    """
    backend = get_search_backend()
    for model, kind in KINDS.items():
        known = Name.objects.filter(kind=kind).values("object_id")
        if missing := list(model.objects.exclude(pk__in=known)):
            backend.add_bulk(model, missing)
    posts = PostPage.objects.searchable().exclude(pk__in=Document.objects.values("post_id"))
    keys = list(posts.order_by("-date_shown").values_list("pk", flat=True))
    index_posts(keys[:AT_THE_START])
    for start in range(AT_THE_START, len(keys), AT_THE_START):
        index_rest.enqueue(keys[start : start + AT_THE_START])
    return len(keys)

"""The feed of a search: the newest posts that it finds."""

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.frame import current_frame
from news.feeds import ENTRIES, PostFeed
from news.models import PostPage
from news.querysets import PostQuerySet
from search.questions import Question
from search.searching import ranked

#: Some of those found are closed jobs and past events, which lists and feeds let go of.
LOOKED_AT = ENTRIES * 2


class SearchFeed(PostFeed):
    def get_object(self, request: HttpRequest) -> Question:
        question = Question.from_query(request.GET)
        if question.is_empty:
            raise Http404("a feed of nothing asked")
        return replace(question, sort="", page=1)

    def posts(self, obj: Question) -> PostQuerySet:
        found = ranked(replace(obj, sort="newest"), LOOKED_AT)
        posts: PostQuerySet = PostPage.objects.listed().filter(pk__in=found)
        return posts

    def feed_url(self, obj: Question) -> str:
        return absolute(obj.url(reverse("search_feed")))

    def link(self, obj: Question) -> str:
        return absolute(obj.url(reverse("search")))

    def title(self, obj: Question) -> str:
        if not obj.text:
            return _("%(site)s: results of a search") % {"site": current_frame().site_name}
        return _("%(site)s: search for “%(question)s”") % {"site": current_frame().site_name, "question": obj.text}

    def subtitle(self, obj: Question) -> str:
        return ""

"""Full-text Atom feeds: the site, each section, author and topic."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.at_hand import loaded
from core.frame import current_frame
from core.images.loading import attach_pictures
from news.atom import FullTextAtom
from news.cards import pictures_of
from news.corrections.notes import label_with_retraction
from news.feed_bodies import feed_html
from news.models import Author, Byline, Place, PostPage, PostTopic, SectionPage, Storyline, Topic
from news.place_posts import posts_at
from news.querysets import PostQuerySet
from news.related import bodies_at_hand
from news.timeline import listed_posts

ENTRIES = 20


def own_rows(posts: list[PostPage]) -> dict[int, Any]:
    """Return those of `posts` whose kind's own fields feeds show: a query for each such kind among them."""
    kinds: dict[Any, list[int]] = defaultdict(list)
    for post in posts:
        if post.kind.feeds_own_fields:
            kinds[post.kind].append(post.pk)
    return {post.pk: post for kind, keys in kinds.items() for post in kind.objects.filter(pk__in=keys)}


class PostFeed(Feed):
    """The feed of a list of posts; kinds of lists say which."""

    feed_type = FullTextAtom

    def posts(self, obj: Any) -> PostQuerySet:
        raise NotImplementedError

    def items(self, obj: Any) -> list[PostPage]:
        bylines = Byline.objects.select_related("author").order_by("sort_order")
        topics = PostTopic.objects.select_related("tag")
        posts: QuerySet = self.posts(obj).prefetch_related(
            Prefetch("bylines", queryset=bylines), Prefetch("topic_items", queryset=topics)
        )
        entries = list(posts[:ENTRIES])
        attach_pictures(pictures_of(entries, "column"))
        own = own_rows(entries)
        with loaded(bodies_at_hand([own.get(post.pk, post) for post in entries])):
            for post in entries:
                post.feed_html = feed_html(post, own.get(post.pk))
        return entries

    def feed_url(self, obj: Any) -> str:
        return absolute(obj.feed_url if obj else "/feed/")

    def feed_guid(self, obj: Any) -> str:
        return self.feed_url(obj)

    def link(self, obj: Any) -> str:
        return absolute(obj.url if obj else "/")

    def title(self, obj: Any) -> str:
        return current_frame().site_name

    def subtitle(self, obj: Any) -> str:
        return current_frame().tagline

    def item_title(self, item: PostPage) -> str:
        prefix = label_with_retraction(item.kind.prefix_in_feeds(item.genre), item.card_facts)
        return f"{prefix}: {item.title}" if prefix else item.title

    def item_description(self, item: PostPage) -> str:
        return item.standfirst

    def item_link(self, item: PostPage) -> str:
        return absolute(item.url)

    def item_guid(self, item: PostPage) -> str:
        return absolute(item.url)

    def item_pubdate(self, item: PostPage) -> datetime | None:
        return item.date_shown

    def item_updateddate(self, item: PostPage) -> datetime | None:
        return item.updated_at or item.date_shown

    def item_author_name(self, item: PostPage) -> str:
        bylines = item.byline_list
        if item.signature:
            return item.signature
        return bylines[0].author.name if bylines else current_frame().site_name

    def item_categories(self, item: PostPage) -> list[str]:
        label = str(item.kind.label_on_cards(item.genre, item.card_facts))
        return [*([label] if label else []), *(topic.name for topic in item.topic_list)]

    def item_extra_kwargs(self, item: PostPage) -> dict[str, Any]:
        others = [] if item.signature else [byline.author.name for byline in item.byline_list[1:]]
        return {"content": item.feed_html, "other_authors": others}


class SiteFeed(PostFeed):
    """Everything, newest first."""

    def posts(self, obj: Any) -> PostQuerySet:
        return PostPage.objects.listed()


class SectionFeed(PostFeed):
    def get_object(self, request: HttpRequest, section: SectionPage) -> SectionPage:
        return section

    def posts(self, obj: SectionPage) -> PostQuerySet:
        return PostPage.objects.listed().in_section(obj)

    def title(self, obj: SectionPage) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.title}

    def subtitle(self, obj: SectionPage) -> str:
        return obj.intro


class AuthorFeed(PostFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Author:
        return get_object_or_404(Author, slug=slug)

    def posts(self, obj: Author) -> PostQuerySet:
        return PostPage.objects.listed().by_author(obj)

    def title(self, obj: Author) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.name}

    def subtitle(self, obj: Author) -> str:
        return obj.role_title


class TopicFeed(PostFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Topic:
        topic = Topic.objects.filter(slug=slug).first()
        if topic is None or not (topic.description or PostPage.objects.listed().with_topic(topic).exists()):
            raise Http404(f"nothing published on {slug!r}")
        return topic

    def posts(self, obj: Topic) -> PostQuerySet:
        return PostPage.objects.listed().with_topic(obj)

    def title(self, obj: Topic) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.name}

    def subtitle(self, obj: Topic) -> str:
        return obj.description


class PlaceFeed(PostFeed):
    """Everything at a place and at the places in it."""

    def get_object(self, request: HttpRequest, slug: str) -> Place:
        return get_object_or_404(Place, slug=slug, live=True)

    def posts(self, obj: Place) -> PostQuerySet:
        posts: PostQuerySet = posts_at(obj)
        return posts

    def title(self, obj: Place) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.name}

    def subtitle(self, obj: Place) -> str:
        return ""


class StorylineFeed(PostFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Storyline:
        return get_object_or_404(Storyline.objects.public(), slug=slug)

    def posts(self, obj: Storyline) -> PostQuerySet:
        posts: PostQuerySet = listed_posts(obj)
        return posts

    def title(self, obj: Storyline) -> str:
        return _("%(site)s: %(list)s") % {"site": current_frame().site_name, "list": obj.name}

    def subtitle(self, obj: Storyline) -> str:
        return strip_tags(obj.summary)

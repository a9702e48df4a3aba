"""Topics: labels on posts, each with a page and a feed."""

from itertools import groupby
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from core.addresses import absolute
from core.metadata import Crumb, Metadata
from core.models import BasePage
from core.paging import page_number
from news.listing import day_stream_context


class TopicQuerySet(models.QuerySet["Topic"]):
    def in_use(self) -> "TopicQuerySet":
        """Topics of listed posts, each with the number of them as `posts_count`."""
        from news.models.posts import PostPage

        listed = models.Q(post_topics__content_object__in=PostPage.objects.listed().values("pk"))
        return (
            self.annotate(posts_count=models.Count("post_topics", filter=listed))
            .filter(posts_count__gt=0)
            .order_by("name")
        )


class Topic(index.Indexed, TagBase):
    """A label on posts. Editors type it; one that is new is made on the spot."""

    free_tagging = True

    description = models.TextField(
        _("description"), blank=True, help_text=_("A sentence or two at the head of the topic's page.")
    )

    objects = TopicQuerySet.as_manager()

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta(TagBase.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        # A name without letters ("???") has no slug, and without a slug it would have no page.
        slug: str = super().slugify(tag, i)
        return f"{self._meta.model_name}{slug}" if slug[:1] in ("", "_") else slug

    @property
    def url(self) -> str:
        return f"/{TopicIndexPage.fixed_slug}/{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"


class PostTopic(ItemBase):
    """A topic on a post."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="post_topics")
    content_object = ParentalKey("news.PostPage", on_delete=models.CASCADE, related_name="topic_items")

    class Meta:
        verbose_name = _("topic of a post")
        verbose_name_plural = _("topics of posts")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="topic_once_per_post")]


class TopicIndexPage(RoutablePageMixin, BasePage):
    """All topics at /topics/, each with a page and a feed below it."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    fixed_slug = "topics"
    max_count = 1
    template = "news/topic_index.html"
    page_description = _("The list of topics, with a page for each of them.")
    kind_icon = "tag"

    class Meta:
        verbose_name = _("index of topics")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        topics = Topic.objects.in_use()
        letters = [
            {"letter": letter, "topics": list(group)}
            for letter, group in groupby(topics, key=lambda topic: topic.name[:1].upper())
        ]
        return self.render(request, context_overrides={"letters": letters})

    @path("<str:slug>/")
    def topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.models.posts import PostPage

        topic = Topic.objects.filter(slug=slug).first()
        if topic is None:
            raise Http404(f"no topic {slug!r}")
        number = page_number(request)
        posts = PostPage.objects.listed().with_topic(topic)
        total = posts.count()
        if not total and not topic.description:
            # A topic that only drafts carry would give away what the newsroom is working on.
            raise Http404(f"nothing published on {slug!r}")
        context: dict[str, Any] = {
            "topic": topic,
            "total": total,
            "meta": Metadata(
                title=topic.name,
                social_title=topic.name,
                description=topic.description,
                canonical=absolute(topic.url),
                feed_title=topic.name,
                feed_url=topic.feed_url,
            ).on_page(number),
            "breadcrumbs": [Crumb(self.title, self.url)],
            **day_stream_context(posts, request, number, empty_is_missing=number > 1),
        }
        return self.render(request, template="news/topic_page.html", context_overrides=context)

    @path("<str:slug>/feed/")
    def feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.feeds import TopicFeed

        return TopicFeed()(request, slug=slug)

"""The names that suggestions and filters show."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from news.models import PostPage


class NameQuerySet(models.QuerySet["Name"]):
    def in_use(self) -> "NameQuerySet":
        """Names on posts that readers may find: others would tell what the newsroom is working on."""
        public, key = PostPage.objects.searchable().order_by(), OuterRef("object_id")
        return self.filter(
            (Q(kind=Name.Kind.AUTHOR) & Exists(public.filter(bylines__author_id=key)))
            | (Q(kind=Name.Kind.TOPIC) & Exists(public.filter(topic_items__tag_id=key)))
            | (Q(kind=Name.Kind.PLACE) & Exists(public.filter(post_places__place_id=key)))
        )


class Name(models.Model):
    """An author, topic or place, in one table: what search says of them costs one query, not three."""

    class Kind(models.TextChoices):
        AUTHOR = "a", _("author")
        TOPIC = "t", _("topic")
        PLACE = "p", _("place")

    kind = models.CharField(max_length=1, choices=Kind)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    #: Words without case and accents, with a blank before each.
    folded = models.CharField(max_length=600)

    objects = NameQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_name_once")]
        indexes = [models.Index(fields=["kind", "slug"], name="search_name_by_slug")]

    def __str__(self) -> str:
        return self.label

"""The words in which lists of posts are asked for."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, OuterRef, Q, Subquery, Sum, When
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.querysets import public_q

#: What cards and lines of lists show. A row has fifty fields, and making objects is what lists cost.
LISTED_FIELDS = (
    "path",
    "depth",
    "title",
    "url_path",
    "live",
    "content_type",
    "short_title",
    "standfirst",
    "lead_image",
    "lead_image_alt",
    "date_shown",
    "updated_at",
    "section",
    "word_count",
    "genre",
    "card_facts",
)


def start_of_day(day: date) -> datetime:
    """Return the first moment of `day` in the site's time zone, on days when the clocks change too."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _still_listed(at: datetime | None = None) -> Q:
    return Q(listed_until__isnull=True) | Q(listed_until__gt=at or timezone.now())


def listed_q(at: datetime | None = None) -> Q:
    """Return the condition of `PostQuerySet.listed`, for posts that are loaded whatever their state."""
    return public_q(at) & Q(date_shown__isnull=False) & _still_listed(at)


def _views_of(days: int) -> Any:
    from news.models import PostViews

    return PostViews.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))


class PostQuerySet(PageQuerySet):
    """Posts of any kind, in one table."""

    def published(self, at: datetime | None = None) -> "PostQuerySet":
        """Live and public posts, newest first."""
        return self.filter(public_q(at), date_shown__isnull=False).order_by("-date_shown", "-pk")

    def listed(self, at: datetime | None = None) -> "PostQuerySet":
        """Published posts whose time in lists is not over (`listed_until`): the only way to a public list.

        A closed job and a past event keep their pages and leave every list, on time, by the clock alone.
        """
        return self.published(at).filter(_still_listed(at))

    def searchable(self, at: datetime | None = None) -> "PostQuerySet":
        """Published posts that search may name; closed jobs and past events among them."""
        return self.published(at).filter(no_index=False)

    def in_section(self, section: Any) -> "PostQuerySet":
        return self.filter(section_id=section.pk)

    def by_author(self, author: Any) -> "PostQuerySet":
        # A subquery, because an author can stand in two bylines of one post.
        return self.filter(pk__in=author.bylines.values("post_id"))

    def with_topic(self, topic: Any) -> "PostQuerySet":
        return self.filter(pk__in=topic.post_topics.values("content_object_id"))

    def at_places(self, places: Any) -> "PostQuerySet":
        """Posts that point at one of the places with the keys `places`."""
        from news.models import PostPlace

        return self.filter(pk__in=PostPlace.objects.filter(place__in=places).values("post_id"))

    def between(self, first: date, end: date) -> "PostQuerySet":
        """Posts shown from the local day `first` up to, not including, the local day `end`."""
        return self.filter(date_shown__gte=start_of_day(first), date_shown__lt=start_of_day(end))

    def with_times_read(self, days: int, name: str = "times_read") -> "PostQuerySet":
        """Say under `name` how often each was read in the last `days` days, today among them.

        None where nobody did, or where an editor keeps the post out of the most read.
        """
        own = _views_of(days).filter(post=OuterRef("pk")).values("post").annotate(times=Sum("views")).values("times")
        return self.annotate(**{name: Case(When(never_most_read=False, then=Subquery(own)))})

    def most_read(self, days: int = 1) -> "PostQuerySet":
        """Posts that were read in the last `days` days, the most read first, with `times_read`.

        Those that an editor keeps out are out. Public lists begin with `listed()`, as ever.
        """
        read = self.filter(never_most_read=False, pk__in=_views_of(days).values("post"))
        return read.with_times_read(days).order_by("-times_read", "-date_shown", "-pk")

    def for_listing(self) -> "PostQuerySet":
        """Load of each post what cards show. Pictures and bylines come with `news.cards.load_cards`."""
        return self.only(*LISTED_FIELDS)


PostManager = PageManager.from_queryset(PostQuerySet)

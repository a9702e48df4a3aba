"""Rules: which posts fill the places of a slot that no pick takes."""

from dataclasses import dataclass, field
from typing import Any

from news.places import places_within
from news.storylines import storyline_label

from .slots import Rule, Slot


def posts_of(listed: Any, rule: Rule) -> Any:
    """Narrow the queryset `listed` to the posts that `rule` means."""
    from news.models import PostPage, PostPlace, PostTopic, StorylineEntry

    if rule.section:
        listed = listed.filter(section_id=rule.section)
    if rule.kind:
        listed = listed.filter(content_type__app_label=PostPage._meta.app_label, content_type__model=rule.kind)
    if rule.topic:
        listed = listed.filter(pk__in=PostTopic.objects.filter(tag_id=rule.topic).values("content_object_id"))
    if rule.place:
        listed = listed.filter(pk__in=PostPlace.objects.filter(place__in=places_within(rule.place)).values("post_id"))
    if rule.storyline:
        listed = listed.filter(pk__in=StorylineEntry.objects.filter(storyline=rule.storyline).values("post_id"))
    return listed.most_read(rule.most_read) if rule.most_read else listed


@dataclass
class Matching:
    """Which of the candidates a rule means, without a query for each: topics and places are asked once for all."""

    topics: dict[int, set[int]] = field(default_factory=dict)
    places: dict[int, set[int]] = field(default_factory=dict)
    #: By the number of days the keys of what was read in them, the most read first.
    read: dict[int, list[int]] = field(default_factory=dict)

    def matches(self, rule: Rule, post: Any) -> bool:
        """Whether `rule` means `post` (a candidate, or a post itself)."""
        storyline = storyline_label(rule.storyline) if rule.storyline else None
        return (
            (not rule.section or post.section_id == rule.section)
            and (not rule.kind or post.kind.__name__.lower() == rule.kind)
            and (not rule.topic or post.pk in self.topics.get(rule.topic, ()))
            and (not rule.place or post.pk in self.places.get(rule.place, ()))
            and (not rule.most_read or post.pk in self.read.get(rule.most_read, ()))
            and (not rule.storyline or (storyline is not None and post.pk in storyline.members))
        )


def load_matching(slots: list[Slot], keys: list[int]) -> Matching:
    """Return what rules of `slots` need to know of the posts with `keys`: a query for topics, one for places, one for
    each period of the most read.
    """
    from news.models import PostPage, PostPlace, PostTopic

    found = Matching()
    for days in {slot.rule.most_read for slot in slots if slot.rule.most_read and keys}:
        # All of a small paper's posts may be candidates, and only those that were read are asked for.
        found.read[days] = list(PostPage.objects.filter(pk__in=keys).most_read(days).values_list("pk", flat=True))
    topics = {slot.rule.topic for slot in slots if slot.rule.topic}
    if topics and keys:
        rows = PostTopic.objects.filter(tag_id__in=topics, content_object_id__in=keys)
        for topic, post in rows.values_list("tag_id", "content_object_id"):
            found.topics.setdefault(topic, set()).add(post)
    places = {slot.rule.place: set(places_within(slot.rule.place)) for slot in slots if slot.rule.place}
    if places and keys:
        wanted = set().union(*places.values())
        at = PostPlace.objects.filter(place_id__in=wanted, post_id__in=keys).values_list("place_id", "post_id")
        for place, post in at:
            for asked, within in places.items():
                if place in within:
                    found.places.setdefault(asked, set()).add(post)
    return found

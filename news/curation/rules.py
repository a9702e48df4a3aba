"""Rules: which posts fill the places of a slot that no pick takes."""

from dataclasses import dataclass, field
from typing import Any

from news.places import places_within
from news.storylines import storyline_label

from .slots import Rule, Slot

# Most read is a rule too: once views are counted it is an order that `Rule` names and `matches` leaves alone.


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
    return listed


@dataclass
class Matching:
    """Which of the candidates a rule means, without a query for each: topics and places are asked once for all."""

    topics: dict[int, set[int]] = field(default_factory=dict)
    places: dict[int, set[int]] = field(default_factory=dict)

    def matches(self, rule: Rule, post: Any) -> bool:
        """Whether `rule` means `post` (a candidate, or a post itself)."""
        storyline = storyline_label(rule.storyline) if rule.storyline else None
        return (
            (not rule.section or post.section_id == rule.section)
            and (not rule.kind or post.kind.__name__.lower() == rule.kind)
            and (not rule.topic or post.pk in self.topics.get(rule.topic, ()))
            and (not rule.place or post.pk in self.places.get(rule.place, ()))
            and (not rule.storyline or (storyline is not None and post.pk in storyline.members))
        )


def load_matching(slots: list[Slot], keys: list[int]) -> Matching:
    """Return what rules of `slots` need to know of the posts with `keys`: a query for topics, one for places."""
    from news.models import PostPlace, PostTopic

    found = Matching()
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

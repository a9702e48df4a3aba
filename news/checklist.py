"""A section's checklist: what a good post has, shown while it is written; a section says which of it is a must."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from news.publishing import Problem


class Failed(NamedTuple):
    """A point of the list that a post does not meet: its name, the form's field, what is wrong, what to do."""

    name: str
    field: str
    wrong: str
    advice: str


def failed_checks(post: Any, section: Any) -> Iterator[Failed]:
    """Yield the points of `section`'s list that `post`, as it is typed, does not meet."""
    longest = section.longest_headline
    if longest and len(post.title) > longest:
        words = {"longest": longest, "letters": len(post.title)}
        advice = _("%(letters)s characters; this section’s headlines have %(longest)s at most.") % words
        yield Failed("headline", "title", _("The headline is long"), advice)
    if post.lead_image_id is None:
        yield Failed("picture", "lead_image", _("No lead picture"), _("Choose a lead picture."))
    elif not post.alt_text:
        advice = _("Say what the lead picture shows, for readers who cannot see it.")
        yield Failed("picture", "lead_image_alt", _("The lead picture has no alt text"), advice)
    if getattr(post, "disclosure_state", None) == "":
        advice = _("Say whether the author has an interest in the matter.")
        yield Failed("disclosure", "disclosure_state", _("No disclosure"), advice)
    # A notice (a job, an event) is nobody's text, and is found by its own list.
    if post.is_story:
        if not _has_topic(post):
            yield Failed("topic", "topics", _("No topic"), _("Give it a topic at least: readers follow topics."))
        if not (post.bylines.all() or getattr(post, "guest", "")):
            yield Failed("byline", "bylines", _("No byline"), _("Say who wrote it."))


def _has_topic(post: Any) -> bool:
    typed = getattr(post, "typed_topics", None)
    return bool(post.topics.all()) if typed is None else bool(typed)


def section_of(post: Any) -> Any:
    from news.models import SectionPage

    return SectionPage.objects.filter(pk=post.section_id).first() if post.section_id else None


def hard_problems(post: Any) -> Iterator[Problem]:
    """Yield what its section does not let a post be published without."""
    section = section_of(post)
    if section is not None and section.has_hard_checks:
        for failed in failed_checks(post, section):
            if getattr(section, f"hard_{failed.name}", False):
                yield Problem(failed.field, failed.advice)

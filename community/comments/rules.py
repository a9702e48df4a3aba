"""What holds under a post, read from the section's rules and the post's switch without a query."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils import timezone

from community.models import CommentRules, Mode, PostComments
from core.frame import framed


@dataclass(frozen=True)
class Rules:
    """What a section's editors have set."""

    mode: str = Mode.FIRST
    closes_after: int = 60
    old_after: int = 14
    banned_words: tuple[str, ...] = ()
    suspect_words: tuple[str, ...] = ()
    blocked_domains: frozenset[str] = frozenset()

    @classmethod
    def of_row(cls, row: CommentRules) -> "Rules":
        return cls(
            row.mode,
            row.closes_after,
            row.old_after,
            _lines(row.banned_words),
            _lines(row.suspect_words),
            frozenset(_lines(row.blocked_domains)),
        )


@dataclass(frozen=True)
class Kept:
    """All rules at once: a section has one row, and few posts have a switch of their own."""

    of_sections: dict[int, Rules] = field(default_factory=dict)
    switches: dict[int, str] = field(default_factory=dict)


@framed
def _kept() -> Kept:
    rows = CommentRules.objects.all()
    switches = PostComments.objects.values_list("post_id", "switch")
    return Kept({row.section_id: Rules.of_row(row) for row in rows}, dict(switches))


@dataclass(frozen=True)
class Here:
    """What holds under one post at this moment."""

    rules: Rules
    #: Whether there is a list of comments at all.
    is_on: bool
    #: Whether one more may be written.
    is_open: bool
    is_old: bool
    closes_at: datetime | None = None


def rules_of(section_id: int | None) -> Rules:
    return _kept().of_sections.get(section_id or 0, Rules())


def here(post: Any) -> Here:
    """Return what holds under `post`, whose date and section must be loaded."""
    rules, switch = rules_of(post.section_id), _kept().switches.get(post.pk, "")
    since = post.date_shown or timezone.now()
    now = timezone.now()
    ends = since + timedelta(days=rules.closes_after) if rules.closes_after else None
    is_over = rules.mode == Mode.OFF or (ends is not None and ends <= now)
    # In a section without comments those of a post that has its own switch are looked at, every one.
    if rules.mode == Mode.OFF:
        rules = Rules(Mode.ALL, 0, 0, rules.banned_words, rules.suspect_words, rules.blocked_domains)
    is_on = rules_of(post.section_id).mode != Mode.OFF if not switch else switch != PostComments.Switch.OFF
    is_open = is_on and (switch == PostComments.Switch.OPEN or (not switch and not is_over))
    is_old = bool(rules.old_after) and since + timedelta(days=rules.old_after) <= now
    closes = ends if is_open and not switch else None
    return Here(rules, is_on, is_open, is_old, closes)


@lru_cache(maxsize=500)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    parts = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands in `text`, whatever its case."""
    pattern = _pattern(words)
    return pattern is not None and pattern.search(text.casefold()) is not None


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.casefold().split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line.strip("* ")))

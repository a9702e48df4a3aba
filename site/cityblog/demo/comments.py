"""What readers of the demo say: comments in all states, with reports, the newsroom's answers, the sections' rules."""

import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.utils import timezone

from community.models import Comment, CommentReport, CommentRules, Mode, Reader
from news.models import PostPage, SectionPage

from .texts import DemoFileError

#: Where it is otherwise than usual: readers do not discuss advertisements, and opinion brings opinions.
RULES: dict[str, dict[str, Any]] = {
    "jobs": {"mode": Mode.OFF},
    "opinion": {"mode": Mode.ALL, "closes_after": 30},
    "news": {"mode": Mode.FIRST, "suspect_words": "scandal\ncorrupt*", "banned_words": "casino\nviagra"},
}


def load_comments(path: Path) -> None:
    """Store the comments of the demo under those of their posts that are there; once."""
    if Comment.objects.exists():
        return
    for section in SectionPage.objects.filter(slug__in=RULES):
        CommentRules.objects.update_or_create(section=section, defaults=RULES[section.slug])
    posts = {page.url_path: page for page in PostPage.objects.published().only("url_path", "date_shown")}
    said: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text("utf-8"))
    for name, comments in said.items():
        post = posts.get(f"/home/{name}/")
        for facts in comments if post is not None else ():
            first = _store(post, facts, path)
            for answer in facts.get("answers", ()):
                _store(post, answer, path, first)


def _store(post: Any, facts: dict[str, Any], path: Path, parent: Comment | None = None) -> Comment:
    state = facts.get("state", "shown")
    if state not in Comment.State.values:
        raise DemoFileError(f"{path.name}: there is no state {state!r}.")
    when = min(post.date_shown + timedelta(hours=facts["h"]), timezone.now() - timedelta(minutes=_minutes(facts)))
    row = Comment.objects.create(
        post_id=post.pk,
        **_who(facts),
        parent=parent,
        root=parent,
        text=facts["text"],
        state=state,
        signs=facts.get("signs", []),
        is_pick=facts.get("pick", False),
        recommended=facts.get("up", 0),
        reports=len(facts.get("reported", ())),
        made_at=when,
        shown_at=when if state == "shown" else None,
        key=f"demo {zlib.crc32(facts['text'].encode()):08x}",
    )
    for number, reason in enumerate(facts.get("reported", ())):
        CommentReport.objects.create(comment=row, reason=reason, key=f"{row.key} {number}", made_at=when)
    return row


def _who(facts: dict[str, Any]) -> dict[str, Any]:
    if "staff" in facts:
        user = get_user_model().objects.filter(username=facts["staff"]).first()
        name = user.get_full_name() if user else facts["staff"]
        return {"user": user, "name": name}
    name = facts["by"]
    # Nobody's address: the domain is kept free for examples.
    reader = Reader.of(f"reader-{zlib.crc32(name.encode()):08x}@example.org", name)
    return {"reader": reader, "name": name}


def _minutes(facts: dict[str, Any]) -> int:
    """Return for how long something of today has been there: the later it was said, the less."""
    return max(5, 240 - facts["h"] * 9) + zlib.crc32(facts["text"].encode()) % 7

"""The demo's drafts on their way: handed in by its staff, so that each desk finds something to do."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageLogEntry

from news.models import ArticlePage, Byline, SectionPage
from newsroom.models import ReviewState


def load_reviews(path: Path) -> None:
    """Make those of the demo's drafts that are missing; what the newsroom did with the others stays."""
    for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
        section = SectionPage.objects.filter(slug=facts["section"]).first()
        # By what was once made, not by what is there: a draft that somebody deleted does not come back.
        made = PageLogEntry.objects.filter(action="wagtail.create", label=facts["title"]).exists()
        if section is not None and not made:
            with transaction.atomic():
                _hand_in(section, facts)


def _hand_in(section: SectionPage, facts: dict[str, Any]) -> None:
    writer = _user(facts["by"])
    text = "".join(f"<p>{paragraph}</p>" for paragraph in facts["text"])
    post = ArticlePage(
        title=facts["title"],
        slug=facts["slug"],
        standfirst=facts["standfirst"],
        is_legal=facts.get("legal", False),
        owner=writer,
        live=False,
        body=json.dumps([{"type": "rich_text", "value": text}]),
    )
    section.add_child(instance=post)
    author = getattr(writer, "author", None)
    post.bylines = [Byline(author=author)] if author else []
    post.topics.set(facts["topics"])
    post.save_revision(user=writer, log_action="wagtail.create")
    workflow: Any = section.get_workflow()
    _decide(workflow.start(post, writer), facts)


def _decide(state: Any, facts: dict[str, Any]) -> None:
    if facts["state"] == "second":
        state.current_task_state.specific.approve(user=_user(facts["approved_by"]))
    elif facts["state"] == "returned":
        state.current_task_state.specific.reject(user=_user(facts["said_by"]), comment=facts["said"])
    # Nothing of this happened just now.
    begun = timezone.now() - timedelta(hours=facts["hours_ago"])
    ReviewState.objects.filter(workflow_state=state).update(started_at=begun, due_at=begun + timedelta(days=1))


def _user(name: str) -> Any:
    return get_user_model().objects.get(username=name)

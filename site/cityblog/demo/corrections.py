"""The demo's corrections: posts that were changed after readers had seen them, and what readers are told."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from wagtail.models import Page

from news.corrections.filing import file_correction
from news.models import PostPage

from .texts import DemoFileError


def load_corrections(path: Path) -> None:
    """File the demo's entries about those of their posts that are there, the oldest first."""
    found = {page.url_path: page for page in PostPage.objects.live()}
    entries = [(found.get(f"/home/{facts['post']}/"), facts) for facts in yaml.safe_load(path.read_text("utf-8"))]
    for post, facts in sorted(
        ((post, facts) for post, facts in entries if post is not None), key=lambda entry: _when(*entry)
    ):
        _file(post.specific, facts, path)


def _when(post: PostPage, facts: dict[str, Any]) -> Any:
    shown = post.date_shown or timezone.now()
    return min(shown + timedelta(hours=facts["hours_after"]), timezone.now())


def _file(post: PostPage, facts: dict[str, Any], path: Path) -> None:
    when = _when(post, facts)
    if "wrong" in facts:
        right = json.dumps(list(post.body.raw_data), ensure_ascii=False)
        if facts["right"] not in right:
            raise DemoFileError(f"{path.name}: “{facts['right']}” does not stand in {facts['post']}.")
        for body in (right.replace(facts["right"], facts["wrong"]), right):
            post.body = body
            post.save_revision().publish()
    # Nothing of this happened just now.
    Page.objects.filter(pk=post.pk).update(last_published_at=when)
    PostPage.objects.filter(pk=post.pk).update(updated_at=None)
    file_correction(post, kind=facts["kind"], text=facts["text"], when=when)

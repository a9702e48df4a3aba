"""For the templates of the roof, which hang comments under posts."""

import json
from typing import Any

from django import template
from django.urls import reverse

from community.comments.rules import here
from core.caching import changes_at
from core.restrictions import restrictions_on

register = template.Library()


@register.simple_tag(takes_context=True)
def comments_under(context: dict[str, Any], post: Any) -> dict[str, Any] | None:
    """Return where the comments under `post` are, asking the database nothing; None where there are none."""
    request = context.get("request")
    if post is None or not post.pk or not post.live or getattr(request, "is_preview", False):
        return None
    holds = here(post)
    # Of what not everybody may read the comments are not for everybody, and there are none.
    if not holds.is_on or restrictions_on(post):
        return None
    if holds.closes_at and request is not None:
        changes_at(request, holds.closes_at)
    return {"url": reverse("comments", args=[post.pk]), "is_open": holds.is_open}


@register.filter
def as_json(value: Any) -> str:
    """Return `value` for a data attribute; what escapes it is the template."""
    return json.dumps(value)

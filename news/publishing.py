"""What keeps a post from being published: asked by the editor's form, bulk actions and due publishing alike.

Never by `Model.clean()`, which would stop drafts and autosave too.
"""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError


class Problem(NamedTuple):
    """A reason not to publish, in words for an editor, at a field of the form ("" for the post as a whole)."""

    field: str
    message: str


def publishing_problems(post: Any) -> list[Problem]:
    """Return why `post` (of its own kind, as it would be published) cannot be published now; empty if it can."""
    from news.checklist import hard_problems

    found = list(post.get_publishing_problems())
    told = {problem.field for problem in found}
    # What the kind itself says of a field is nearer to the point.
    return [*found, *(problem for problem in hard_problems(post) if problem.field not in told)]


def check_publishable(post: Any) -> None:
    """Raise a ValidationError with every publishing problem of `post`."""
    problems = publishing_problems(post)
    if problems:
        raise ValidationError([problem.message for problem in problems])

"""The editor's form of a post."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from news.publishing import Problem, publishing_problems
from news.second_pair import alone


@contextmanager
def typed(instance: Any, formsets: dict[str, Any]) -> Iterator[None]:
    """Give `instance` the bylines that are typed: modelcluster hands them over only when the form is saved."""
    stored = dict(getattr(instance, "_cluster_related_objects", None) or {})
    lines = formsets.get("bylines")
    if lines is not None and lines.is_valid():
        kept = [form for form in lines.forms if form not in lines.deleted_forms]
        instance.bylines = [form.instance for form in kept if form.instance.author_id]
    try:
        yield
    finally:
        instance._cluster_related_objects = stored


class PostForm(WagtailAdminPageForm):
    """Offers the kind's own genres; refuses to publish what cannot be published, at the field and in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        genres = self.instance.genres
        if "genre" in self.fields and genres is not None:
            field = self.fields["genre"]
            self.fields["genre"] = forms.ChoiceField(
                choices=genres.choices,
                label=field.label,
                help_text=self.instance.genre_help or field.help_text,
                initial=self.instance.default_genre,
                required=False,
            )

    def clean_genre(self) -> str:
        return str(self.cleaned_data["genre"] or self.instance.default_genre)

    def _post_clean(self) -> None:
        super()._post_clean()
        # Only here is the instance as it would be published. Drafts and autosaves are let through.
        if self.is_deferred_validation or self.errors or self._is_returned:
            return
        if self.instance.section_id is None and self.parent_page is not None:
            self.instance.section_id = self.parent_page.pk
        # Not given to the post before it is saved: taggit would make the topics at once.
        self.instance.typed_topics = self.cleaned_data.get("topics")
        with typed(self.instance, self.formsets):
            problems = [*self._alone(), *publishing_problems(self.instance)]
        for problem in problems:
            self._tell(problem)

    @property
    def _is_returned(self) -> bool:
        """Whether a reviewer asks for changes: what keeps it from being published is often why."""
        return "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "reject"

    def _alone(self) -> list[Problem]:
        """Return why the user may not publish it alone, if that is what they do."""
        told = alone(self.instance, self.for_user) if "action-publish" in self.data else ""
        return [Problem("", told)] if told else []

    def _tell(self, problem: Problem) -> None:
        if problem.field in self.formsets:
            self.formsets[problem.field].non_form_errors().append(problem.message)
        else:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)

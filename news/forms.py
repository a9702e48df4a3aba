"""The editor's form of a post."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from news.publishing import publishing_problems


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
        if self.is_deferred_validation or self.errors:
            return
        for problem in publishing_problems(self.instance):
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)

"""The editor's form of a recipe."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from news.forms import PostForm

from .marks import with_included
from .parsing import parse_ingredients
from .pasting import append_pasted

LONGEST_LINE = 250
MOST_LINES = 150


class RecipeForm(PostForm):
    #: Nothing stores it. Browsers must not keep it over a reload, where the rows are there already.
    paste_ingredients = forms.CharField(
        label=gettext_lazy("Paste ingredients"),
        required=False,
        help_text=gettext_lazy(
            "One on a line, such as “200 g flour, sifted” or “1 egg (optional)”; a line that ends with a colon begins "
            "a group. When you save, they become rows at the end of the ingredients above, where you can correct "
            "them, and this field is emptied. The preview shows them at once."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )

    def clean_paste_ingredients(self) -> str:
        text = str(self.cleaned_data["paste_ingredients"])
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(
                ngettext("At most %(most)d line at once.", "At most %(most)d lines at once.", MOST_LINES)
                % {"most": MOST_LINES}
            )
        long = next((line for line in lines if len(line) > LONGEST_LINE), "")
        if long:
            raise ValidationError(_("This line is too long for an ingredient: “%(line)s…”") % {"line": long[:60]})
        return text

    def clean_diets(self) -> list[str]:
        return with_included(self.cleaned_data["diets"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if "ingredients" in data and data.get("paste_ingredients"):
            append_pasted(data["ingredients"], parse_ingredients(data["paste_ingredients"]))
        return data

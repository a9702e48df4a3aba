"""The editor of Markdown in the admin: wagtail-markdown's, with the options of core/markdown-editor.js."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtailmarkdown.widgets import MarkdownTextarea as WagtailMarkdownTextarea


class MarkdownTextarea(WagtailMarkdownTextarea):
    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        attrs = super().build_attrs(*args, **kwargs)
        attrs.pop("data-easymde-autodownload-value", None)
        return {
            **attrs,
            "data-controller": "markdown-editor",
            "data-markdown-editor-labels-value": json.dumps(self._labels()),
        }

    def _labels(self) -> dict[str, str]:
        return {
            "text": _("Text in Markdown"),
            "bold": _("Bold"),
            "italic": _("Italic"),
            "heading2": _("Heading"),
            "heading3": _("Smaller heading"),
            "quote": _("Quotation"),
            "bullets": _("List"),
            "numbers": _("Numbered list"),
            "link": _("Link"),
            "table": _("Table"),
            "code": _("Code"),
            "rule": _("Line across"),
        }

    @property
    def media(self) -> forms.Media:
        # Without wagtail-markdown's own controller, which would start a second editor with its own options.
        return forms.Media(
            css={
                "all": (
                    versioned_static("wagtailmarkdown/css/easymde.min.css"),
                    versioned_static("wagtailmarkdown/css/easymde.tweaks.css"),
                    versioned_static("core/markdown-editor.css"),
                )
            },
            js=(
                versioned_static("wagtailmarkdown/js/easymde.min.js"),
                versioned_static("wagtailmarkdown/js/easymde.attach.js"),
                versioned_static("core/markdown-editor.js"),
            ),
        )

"""Footnotes whose ids are ours: safe to print, and different in every block of a page."""

from django.utils.translation import gettext as _
from markdown.extensions.footnotes import FootnoteExtension


class BlockFootnotes(FootnoteExtension):
    def __init__(self, prefix: str) -> None:
        super().__init__(SEPARATOR="-", BACKLINK_TITLE=_("Back to note {} in the text"))
        self.prefix = prefix

    def makeFootnoteId(self, id: str) -> str:
        return f"fn-{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return self.unique_ref(f"fnref-{self._number(id)}", found)

    def _number(self, label: str) -> str:
        # Not the editor's own label, which may hold anything.
        return f"{self.prefix}-{list(self.footnotes).index(label) + 1}"

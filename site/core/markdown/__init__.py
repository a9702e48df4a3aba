"""Markdown, rendered by our own rules: see docs/decisions/0007-markdown.md."""

from .limits import LONGEST_TEXT, is_overloaded
from .references import references
from .renderer import plain_text, render_markdown

__all__ = ["LONGEST_TEXT", "is_overloaded", "plain_text", "references", "render_markdown"]

"""Dashes, ellipses and English quotation marks, set once the text is a tree.

Python-Markdown's own extension for this tries sixteen patterns on every run of text and makes rendering
take three times as long.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

AS_TYPED = {"code", "pre", "script", "style", "kbd", "samp"}
#: What a word can follow without being quoted: emphasis, links and the like do not end it.
INLINE = {"a", "abbr", "b", "del", "em", "i", "ins", "mark", "span", "strong", "sub", "sup"}
DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
QUOTES = re.compile("[\"']")
#: After one of these, or at the start, a quotation mark opens.
BEFORE_OPENING = set(" \t\n\u00a0([{“‘–—-/")


class TypographyExtension(Extension):
    def __init__(self, quotes: bool) -> None:
        super().__init__()
        self.quotes = quotes

    def extendMarkdown(self, md: Markdown) -> None:
        # Before references (12) are resolved: the alt text of a picture is not part of the text.
        md.treeprocessors.register(_Typography(md, self.quotes), "typography", 14)


class _Typography(Treeprocessor):
    def __init__(self, md: Markdown, quotes: bool) -> None:
        super().__init__(md)
        self.quotes = quotes
        self.before = " "

    def run(self, root: Element) -> None:
        self._element(root)

    def _element(self, element: Element) -> None:
        if element.tag not in INLINE:
            self.before = " "
        if element.tag in AS_TYPED:
            self.before = "x"
        else:
            element.text = self._set(element.text)
            for child in element:
                self._element(child)
                child.tail = self._set(child.tail)
        if element.tag not in INLINE and element.tag not in AS_TYPED:
            self.before = " "

    def _set(self, text: str | None) -> str | None:
        if not text:
            return text
        if not isinstance(text, AtomicString):
            text = DASHES.sub(lambda match: "–" if len(match[0]) == 2 else "—", text.replace("...", "…"))
            if self.quotes:
                text = QUOTES.sub(self._quote, text)
        self.before = text[-1]
        return text

    def _quote(self, match: re.Match[str]) -> str:
        start = match.start()
        before = match.string[start - 1] if start else self.before
        if before in "\"'" and start:
            # "'Nested' quotations": the second opens if the first did.
            before = match.string[start - 2] if start > 1 else self.before
        opens = before in BEFORE_OPENING
        if match[0] == '"':
            return "“" if opens else "”"
        # The nineties are '90s, with an apostrophe.
        if opens and match.string[start + 1 : start + 2].isdecimal():
            return "’"
        return "‘" if opens else "’"

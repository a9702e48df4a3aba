"""`~~gone~~` strikes words out; one tilde does not: "~5 to ~10 pounds" is about an amount."""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

STRUCK = r"()~~(?=\S)([^~]{1,500}?)(?<=\S)~~"


class StruckExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(SimpleTagInlineProcessor(STRUCK, "del"), "struck", 55)

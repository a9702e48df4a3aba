"""The blocks of a body that need no post; `news.blocks` adds those that do and puts the body together."""

from .embeds import EmbedBlock
from .layout import DividerBlock, FactBoxBlock, TableBlock
from .media import DocumentBlock, GalleryBlock, PictureBlock
from .text import MarkdownBlock, PullQuoteBlock, RichTextBlock

__all__ = [
    "DividerBlock",
    "DocumentBlock",
    "EmbedBlock",
    "FactBoxBlock",
    "GalleryBlock",
    "MarkdownBlock",
    "PictureBlock",
    "PullQuoteBlock",
    "RichTextBlock",
    "TableBlock",
]

"""The body of a standard page: the shared blocks."""

from wagtail import blocks

from core.blocks import (
    DividerBlock,
    DocumentBlock,
    EmbedBlock,
    FactBoxBlock,
    GalleryBlock,
    MarkdownBlock,
    PictureBlock,
    RichTextBlock,
    TableBlock,
)


class StandardBodyBlock(blocks.StreamBlock):
    """Everything that can stand on a page that stays."""

    rich_text = RichTextBlock()
    markdown = MarkdownBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    fact_box = FactBoxBlock()
    table = TableBlock()
    divider = DividerBlock()
    embed = EmbedBlock()
    document = DocumentBlock()

    class Meta:
        required = False

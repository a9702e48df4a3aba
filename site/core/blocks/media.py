"""Blocks of pictures and files."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock as WagtailImageBlock
from wagtail.images.blocks import ImageChooserBlock

from core import at_hand
from core.markdown.references import documents_of, in_open_collection

from .groups import ELSEWHERE, PICTURES

SIZES = [
    ("column", _("As wide as the text")),
    ("wide", _("Wider than the text")),
    ("full", _("As wide as the page")),
]


def sample_picture() -> Any:
    """Return a picture for previews in the block picker: the newest one, or None on an empty site."""
    picture = get_image_model().objects.order_by("-pk").first()
    if picture:
        picture.contextual_alt_text = picture.default_alt_text
    return picture


def alt_text_of(picture: Any) -> list[str]:
    """Return a picture's alt text for search; ImageBlock itself indexes a missing one as "None"."""
    return [picture.contextual_alt_text] if picture and picture.contextual_alt_text else []


class LoadedImageChooserBlock(ImageChooserBlock):
    """Wagtail's chooser, which takes the pictures that the page has at hand before it asks the database."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        keys = list(values)
        found = at_hand.images({key for key in keys if key})
        if found is None:
            return list(super().bulk_to_python(keys))
        # A copy each: every use of a picture carries its own alt text.
        return [copy(found[key]) if key and found[key] is not None else None for key in keys]


class ImageBlock(WagtailImageBlock):
    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = LoadedImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    size = blocks.ChoiceBlock(label=_("Size"), choices=SIZES, default="column")

    def get_searchable_content(self, value: StructValue) -> list[str]:
        return [text for text in [value.get("caption"), *alt_text_of(value.get("image"))] if text]

    def get_preview_value(self) -> StructValue:
        return self.normalize(
            {
                "image": sample_picture(),
                "caption": "The swing bridge at the end of its working day.",
                "size": "column",
            }
        )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = PICTURES
        template = "blocks/image.html"
        label_format = "{caption}"
        description = _("One picture with a caption; its credit comes from the picture itself.")


class GalleryPictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    def get_searchable_content(self, value: StructValue) -> list[str]:
        return [text for text in [value.get("caption"), *alt_text_of(value.get("image"))] if text]

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = blocks.ListBlock(GalleryPictureBlock(), label=_("Pictures"), min_num=2, max_num=30)

    def get_preview_value(self) -> StructValue:
        pictures = [{"image": sample_picture(), "caption": caption} for caption in ("Morning", "Noon", "Evening")]
        return self.normalize({"title": "A day on the quay", "pictures": pictures})

    class Meta:
        icon = "copy"
        label = _("Gallery")
        group = PICTURES
        template = "blocks/gallery.html"
        label_format = "{title}"
        description = _("Several pictures that belong together.")


class DocumentValue(StructValue):
    """What the template asks of a document that may since have been deleted, or closed to readers."""

    @property
    def shown(self) -> Any:
        """The document, if readers may see it."""
        document = self.get("document")
        if document and not hasattr(document, "is_open"):
            # It comes from a form or a script, not from the chooser.
            document.is_open = get_document_model().objects.filter(in_open_collection(), pk=document.pk).exists()
        return document if document and document.is_open else None

    @property
    def title(self) -> str:
        document = self.shown
        return self.get("link_text") or (document.title if document else "")

    @property
    def file_size(self) -> str:
        document = self.shown
        return filesizeformat(document.file_size) if document and document.file_size else ""

    @property
    def file_extension(self) -> str:
        document = self.shown
        return document.file_extension.upper() if document else ""


class LoadedDocumentChooserBlock(DocumentChooserBlock):
    """Wagtail's chooser, which takes the documents that the page has at hand before it asks the database."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        keys = list(values)
        found = documents_of({key for key in keys if key})
        return [copy(found[key]) if key and found.get(key) is not None else None for key in keys]

    def deconstruct(self) -> Any:
        # To a migration it is Wagtail's own.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.documents.blocks.DocumentChooserBlock", args, kwargs


class DocumentBlock(blocks.StructBlock):
    document = LoadedDocumentChooserBlock(label=_("Document"))
    link_text = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=160,
        help_text=_("Leave empty to use the document's title."),
    )
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=300)

    def get_context(self, value: DocumentValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        # Of a document that readers may not see, not even its name.
        return context if value.shown else {**context, "value": None, "self": None}

    def get_searchable_content(self, value: DocumentValue) -> list[str]:
        return [text for text in (value.title, value.get("note")) if text]

    def get_preview_value(self) -> StructValue:
        document = get_document_model().objects.filter(in_open_collection()).order_by("-pk").first()
        return self.normalize(
            {"document": document, "link_text": "The council's plan", "note": "As passed, with all annexes."}
        )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        group = ELSEWHERE
        template = "blocks/document.html"
        value_class = DocumentValue
        label_format = "{document} {link_text}"
        description = _("A file for readers to download.")

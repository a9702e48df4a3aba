"""The picture with its credit; the file field lets nothing in that a reader may not see."""

from typing import Any, Self

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.images.models import ImageQuerySet as WagtailImageQuerySet
from wagtail.search import index

from core.images.files import CityImageField
from core.images.licences import NAMED_LICENCES, Licence
from core.images.renditions import specs_of

#: What storing a new file also changes.
FOLLOWS_FILE = {"width", "height", "file_size", "file_hash", "taken_on"}


class WebAddressField(models.URLField):
    """An address that was typed without its scheme is taken for an https one."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> Any:
        # To the database it is a plain URLField.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class ImageQuerySet(WagtailImageQuerySet):
    def for_shapes(self, *names: str) -> Self:
        """Load with each picture exactly the renditions that the named shapes show, in one query."""
        return self.prefetch_renditions(*specs_of(*names))


class TidyFilter(Filter):
    def run(self, image: Any, output: Any, source: File | None = None) -> Any:
        try:
            return super().run(image, output, source=source)
        except BaseException:
            output.close()
            raise


class CityImage(AbstractImage):
    file = CityImageField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture, as readers should see it: Hanna Kivi, or Harbour Trust / handout."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence,
        default=Licence.ALL_RIGHTS,
        help_text=_("On what terms we may show it."),
    )
    source_url = WebAddressField(
        _("source address"),
        max_length=500,
        blank=True,
        help_text=_("Where the picture came from, if from the web."),
    )
    taken_on = models.DateField(
        _("taken on"), null=True, blank=True, help_text=_("Filled in from the file when the camera noted it.")
    )

    objects = ImageQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "source_url",
        "taken_on",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.AutocompleteField("credit"),
        index.FilterField("licence"),
        index.FilterField("taken_on"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        # Not the title, as Wagtail has it: that is a file name more often than not.
        return self.description

    @property
    def licence_label(self) -> str:
        """The licence's name where its terms ask that readers see it, else an empty string."""
        return self.get_licence_display() if self.licence in NAMED_LICENCES else ""

    @property
    def shown_key(self) -> tuple[Any, ...]:
        """What markup could show of the picture: its words, and the files that are loaded for it."""
        files = tuple(rendition.url for rendition in self._get_prefetched_renditions() or ())
        return self.pk, self.title, self.description, self.credit, self.licence, self.width, self.height, files

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file first, so that its size, hash and date reach the same row."""
        changed = kwargs.get("update_fields")
        if self.file and not self.file._committed and (changed is None or "file" in changed):
            self.file.save(self.file.name, self.file.file, save=False)
            if changed is not None:
                kwargs["update_fields"] = {*changed, *FOLLOWS_FILE}
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Return the bytes: nobody closes the temporary file in which Wagtail makes them."""
        with super().generate_rendition_file(TidyFilter(filter.spec), source=source) as generated:
            generated.seek(0)
            return ContentFile(generated.read(), name=generated.name)


class CityRendition(AbstractRendition):
    image = models.ForeignKey(CityImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        # The form of it that Wagtail's own check looks for.
        unique_together = (("image", "filter_spec", "focal_point_key"),)

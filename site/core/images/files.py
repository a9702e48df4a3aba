"""The model's file field: whatever is put into it goes through the door in `safety`."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from .safety import make_safe, read_header


class CityImageFieldFile(WagtailImageFieldFile):
    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store `content` rewritten without metadata; raise ValidationError when it is refused."""
        try:
            safe = make_safe(content, name)
        except ValidationError as error:
            raise ValidationError({self.field.name: error}) from error
        super().save(safe.name or name, safe, save=False)
        safe.seek(0)
        self.instance.file_size = safe.size
        self.instance.file_hash = hash_filelike(safe)
        self.instance.taken_on = self.instance.taken_on or safe.taken_on
        if save:
            self.instance.save()

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Return width and height from the header; Wagtail's own way decodes every pixel first."""
        close = self.closed
        try:
            self.open()
            header = read_header(self)
        except (ValidationError, OSError):
            return None, None
        finally:
            if close:
                self.close()
            else:
                self.seek(0)
        return header.width, header.height


class CityImageField(WagtailImageField):
    attr_class = CityImageFieldFile

"""The admin's form for pictures: the same door as everywhere, with its sentence at the field."""

from typing import Any

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .licences import Licence
from .safety import SafeImageFile, make_safe


class CityImageFormField(WagtailImageField):
    def to_python(self, data: Any) -> SafeImageFile | None:
        """Return the upload rewritten; Wagtail's own check would decode it before it knows its size."""
        upload: Any = FileField.to_python(self, data)
        if upload is None:
            return None
        if self.max_upload_size is not None and upload.size > self.max_upload_size:
            self.check_image_file_size(upload)
        return make_safe(upload, upload.name)


class CityImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Replaced here, not declared: the multiple uploader builds forms that leave the file out.
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = CityImageFormField(
                label=field.label, required=field.required, widget=field.widget, initial=field.initial
            )
        # The multiple uploader sends a title and a file; were more required, it would park the upload raw.
        if "licence" in self.fields:
            self.fields["licence"].required = False
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")
            self.fields["description"].help_text = _(
                "What the picture shows, for people who cannot see it. Each use in an article can say it differently."
            )

    def clean_licence(self) -> str:
        return self.cleaned_data["licence"] or Licence.ALL_RIGHTS

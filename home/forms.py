"""The form of the front page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from home.putting import rows_of


class FrontPageForm(WagtailAdminPageForm):
    """Begins with the slots that stand there by rule where none were laid out, so that editors see what to move."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.slots:
            self.initial["slots"] = self.instance.slots.stream_block.to_python(rows_of(self.instance))

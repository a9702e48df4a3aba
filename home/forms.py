"""The form of the front page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from home.front_page import usual_slots


class FrontPageForm(WagtailAdminPageForm):
    """Begins with the slots that stand there by rule where none were laid out, so that editors see what to move."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.slots:
            stream = self.instance.slots.stream_block
            rows = [{"type": slot.kind, "value": self._value(slot)} for slot in usual_slots()]
            self.initial["slots"] = stream.to_python(rows)

    @staticmethod
    def _value(slot: Any) -> dict[str, Any] | None:
        if slot.kind == "live":
            return None
        return {"picks": [], **({"section": slot.rule.section} if slot.rule.section else {})}

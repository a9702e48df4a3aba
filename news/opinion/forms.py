"""The editor's form of an opinion piece."""

from typing import Any

from news.forms import PostForm


class OpinionForm(PostForm):
    """Neither answer about the disclosure is chosen for the editor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("disclosure_state")
        if field is not None:
            # Without Django's empty choice, which would be a third answer called "---------".
            field.choices = self.instance.Disclosure.choices

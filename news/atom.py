"""Atom as we write it: with the whole text, every author, and nothing that XML forbids."""

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed

#: What XML 1.0 cannot hold. Word processors leave such characters in pasted text (a vertical tab for a
#: line broken by hand), and one of them would break the whole feed.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(value: Any) -> Any:
    """Return `value`, a text or a list of texts, without characters that XML forbids; other values as they are."""
    if isinstance(value, list):
        return [allowed(item) for item in value]
    return FORBIDDEN.sub("", value) if isinstance(value, str) else value


class FullTextAtom(Atom1Feed):
    """Atom with the whole text in `content`, the standfirst in `summary`, and every author."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**{name: allowed(value) for name, value in facts.items()})

    def add_item(self, **facts: Any) -> None:  # type: ignore[override]  # Django's view names every fact
        super().add_item(**{name: allowed(value) for name, value in facts.items()})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["other_authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})

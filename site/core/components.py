"""Components: pieces of markup with sample data, shown together in the style guide."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date, parse_datetime

from core.frame import current_frame


@dataclass(frozen=True)
class Sample:
    """One state of a component, rendered."""

    label: str
    html: str


@dataclass(frozen=True)
class Component:
    name: str
    samples: list[Sample]


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "site" / "templates" / "components"


def _with_dates(value: Any) -> Any:
    """Return sample data with its ISO dates read: JSON has no type for them, templates format them."""
    if isinstance(value, dict):
        return {key: _with_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_dates(item) for item in value]
    if isinstance(value, str) and value[:4].isdecimal():
        try:
            return parse_datetime(value) or parse_date(value) or value
        except ValueError:
            return value
    return value


def samples(request: HttpRequest) -> list[Component]:
    """Return every component with its samples rendered, in order of name."""
    frame = current_frame().on_page(request.path)
    components = []
    for file in sorted(_folder().glob("*/*.json")):
        template = f"components/{file.stem}/{file.stem}.html"
        rendered = [
            Sample(
                sample["label"],
                render_to_string(template, {"request": request, "frame": frame, **_with_dates(sample["context"])}),
            )
            for sample in json.loads(file.read_text(encoding="utf-8"))
        ]
        components.append(Component(file.stem, rendered))
    return components

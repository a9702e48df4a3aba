"""The demo's standard pages: words for the empty pages that `set_up_site` made."""

import json
from pathlib import Path
from typing import Any

from core.models import CityImage
from home.models import HomePage, StandardPage

from .bodies import Library, stream_data
from .texts import read_text


def load_standard_pages(folder: Path, pictures: dict[str, CityImage], documents: dict[str, Any]) -> None:
    """Fill the standard pages that are missing or still empty."""
    home = HomePage.objects.get()
    library = Library(pictures, documents)
    for path in sorted(folder.glob("*.md")):
        page = StandardPage.objects.child_of(home).filter(slug=path.stem).first()
        if page is not None and (page.body or page.standfirst):
            continue
        text = read_text(path)
        if page is None:
            page = home.add_child(instance=StandardPage(title=text.front["title"], slug=path.stem))
        page.title = text.front["title"]
        page.standfirst = text.front.get("standfirst", "")
        page.body = json.dumps([{"type": name, "value": value} for name, value in stream_data(text.parts, library)])
        page.save_revision().publish()

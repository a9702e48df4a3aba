"""The demo newsroom: a fictional paper, loaded from the files under `demo/`.

Loaded once: afterwards the newsroom is its editors', and what they change or delete stays so.
"""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from .columns import load_columns
from .contributions import load_contributions
from .corrections import load_corrections
from .front import load_front_page
from .pages import load_standard_pages
from .people import load_authors
from .pictures import load_documents, load_pictures
from .places import load_places
from .posts import load_posts
from .readers import load_readers
from .searches import load_searches
from .site import is_loaded, load_site
from .storylines import load_storylines

__all__ = ["load_demo"]


def load_demo(report: Callable[[str], None] = lambda line: None, folder: Path | None = None) -> None:
    """Load the demo's pictures, authors, pages and posts from `folder`; tell `report` what is being done."""
    folder = folder or Path(settings.BASE_DIR) / "demo"
    if is_loaded():
        return
    report("pictures")
    pictures = load_pictures(folder / "pictures")
    documents = load_documents(folder / "documents")
    report("authors")
    authors = load_authors(folder / "authors.yaml", pictures)
    # All or nothing: posts are made before they are filled, and a start that is interrupted in between
    # must not leave empty ones that the next start takes for finished.
    with transaction.atomic():
        report("posts")
        places = load_places(folder / "places.yaml", pictures)
        load_columns(folder / "columns.yaml", authors)
        load_posts(folder / "posts", pictures, documents, authors, places)
        load_storylines(folder / "storylines.yaml", pictures)
        load_corrections(folder / "corrections.yaml")
        report("pages and menus")
        load_standard_pages(folder / "pages", pictures, documents)
        load_front_page(folder / "front_page.yaml")
        load_searches(folder / "searches.yaml")
        load_readers()
        load_contributions(folder / "contributions.yaml", folder / "pictures")
        load_site(folder / "site.yaml")

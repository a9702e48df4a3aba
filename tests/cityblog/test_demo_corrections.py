"""The demo has corrections of every gravity, with the text before and after where it was changed."""

import shutil
from collections import defaultdict
from pathlib import Path

import yaml
from django.conf import settings
from django.test import Client

from cityblog.demo.corrections import load_corrections
from cityblog.demo.people import load_authors
from cityblog.demo.pictures import load_documents
from cityblog.demo.places import load_places
from cityblog.demo.posts import load_posts
from home.models import HomePage
from news.models import Correction, PostPage
from tests.factories import picture

DEMO = Path(settings.BASE_DIR) / "demo"


def test_the_demos_corrections_are_filed_and_shown(client: Client, site: HomePage, tmp_path: Path) -> None:
    facts = yaml.safe_load((DEMO / "corrections.yaml").read_text(encoding="utf-8"))
    for name in [fact["post"] for fact in facts]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(DEMO / "posts" / f"{name}.md", tmp_path / f"{name}.md")
    authors, places = load_authors(DEMO / "authors.yaml", {}), load_places(DEMO / "places.yaml", {})
    image = picture()
    load_posts(tmp_path, defaultdict(lambda: image), load_documents(DEMO / "documents"), authors, places)

    load_corrections(DEMO / "corrections.yaml")

    assert sorted(Correction.objects.values_list("kind", flat=True)) == [
        "clarification",
        "correction",
        "correction",
        "retraction",
    ]
    for entry in Correction.objects.filter(kind="correction"):
        assert entry.revision_before is not None
        assert entry.revision_before != entry.revision_after
    assert all(PostPage.objects.get(pk=entry.post_id).updated_at == entry.when for entry in Correction.objects.all())
    assert "laid in 1979" in client.get("/news/line-4-night-closure/").content.decode()
    assert client.get("/corrections/").content.decode().count('class="correction-entry') == 4 * 2

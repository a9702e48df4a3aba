"""The demo's files: real articles, each its own, that load again and again into the same newsroom."""

import re
import shutil
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
import yaml
from django.conf import settings as site_settings
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, Revision

from cityblog.demo import load_demo
from cityblog.demo.bodies import BLOCKS
from cityblog.demo.posts import moment_of
from cityblog.demo.texts import DemoFileError, Text, read_text
from core.models import CityImage
from home.models import HomePage
from news.models import ArticlePage, Author, Byline

DEMO = Path(site_settings.BASE_DIR) / "demo"
FILES = sorted((DEMO / "posts").glob("*/*.md"))
PICTURES = DEMO / "pictures" / "pictures.yaml"
WORD = re.compile(r"\w[\w’'-]*")
REFERENCE = re.compile(r"\]\((post|page|author):([\w/-]+)\)")
SECTIONS = {"news", "opinion", "jobs", "food", "entertainment"}
#: Fields of blocks that name things and are not read.
UNSPOKEN = {"picture", "url", "file", "posts", "size", "type", "time", "author", "key"}
ROLES = set(Byline.Role.values)
#: Fewest and most words, by genre and else by kind.
LENGTHS = {
    "article": (300, 1000),
    "opinion": (150, 1000),
    "review": (150, 450),
    "event": (50, 160),
    "job": (50, 300),
    "live": (300, 2000),
    "recipe": (40, 250),
    "letter": (120, 350),
    "cartoon": (15, 80),
}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def values(data: Any, key: str) -> list[Any]:
    """Return what stands under `key` anywhere in a block's data."""
    if isinstance(data, dict):
        return [
            *([data[key]] if key in data else []),
            *(found for item in data.values() for found in values(item, key)),
        ]
    return [found for item in data for found in values(item, key)] if isinstance(data, list) else []


def words(text: Text) -> list[str]:
    return [word.lower() for part in text.parts for word in WORD.findall(str(part.data))]


def prose(text: Text) -> list[str]:
    """Return the words that readers read: text, boxes, quotes, captions and cells, without names of fields."""

    def spoken(data: Any) -> list[str]:
        if isinstance(data, dict):
            return [word for key, item in data.items() if key not in UNSPOKEN for word in spoken(item)]
        if isinstance(data, list):
            return [word for item in data for word in spoken(item)]
        return WORD.findall(str(data))

    return [
        word for data in [*(part.data for part in text.parts), *text.front.get("entries", [])] for word in spoken(data)
    ]


TEXTS = {name_of(path): read_text(path) for path in FILES}
#: Kinds with fields of their own say less in the body; their own tests say how much.
ARTICLES = [name for name, text in TEXTS.items() if text.front.get("kind", "article") == "article"]
pictures_are_drawn = pytest.mark.skipif(not PICTURES.exists(), reason="demo/pictures/pictures.yaml is not drawn yet")


def test_there_are_enough_articles_in_every_section() -> None:
    assert len(FILES) >= 36
    assert {path.parent.name for path in FILES} == SECTIONS


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_is_whole(name: str) -> None:
    front = TEXTS[name].front
    authors = {person["slug"] for person in yaml.safe_load((DEMO / "authors.yaml").read_text(encoding="utf-8"))}

    assert re.fullmatch(r"[a-z0-9-]{1,60}", TEXTS[name].slug)
    assert front["title"]
    assert len(front.get("standfirst", "")) <= 400
    # What is on, and who hires, is told by the paper; somebody signs what was written.
    assert front.get("bylines") or front.get("guest_name") or front.get("kind") in {"event", "job"}
    assert {byline["author"] for byline in front.get("bylines", [])} <= authors
    assert {byline["role"] for byline in front.get("bylines", [])} <= ROLES
    assert 1 <= len(front["topics"]) <= 4
    assert front.get("state", "live") in {"live", "draft", "scheduled", "private"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_has_real_length(name: str) -> None:
    front = TEXTS[name].front
    fewest, most = LENGTHS.get(front.get("genre", ""), LENGTHS[front.get("kind", "article")])

    assert fewest <= len(prose(TEXTS[name])) <= most


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_uses_blocks_that_exist_and_refers_to_what_exists(name: str) -> None:
    text = TEXTS[name]
    pages = {path.stem for path in (DEMO / "pages").glob("*.md")} | SECTIONS
    authors = {person["slug"] for person in yaml.safe_load((DEMO / "authors.yaml").read_text(encoding="utf-8"))}
    known = {"post": set(TEXTS), "page": pages, "author": authors}

    assert {part.kind for part in text.parts} <= {"text", *BLOCKS}
    for part in text.parts:
        assert {post for posts in values(part.data, "posts") for post in posts} <= set(TEXTS)
        for kind, target in REFERENCE.findall(str(part.data)):
            assert target in known[kind], target


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_has_no_filler(name: str) -> None:
    joined = " ".join(words(TEXTS[name]))

    assert "lorem" not in joined
    assert "ipsum" not in joined


def test_every_block_is_used_somewhere() -> None:
    used = {part.kind for text in TEXTS.values() for part in text.parts}

    assert set(BLOCKS) <= used


def test_states_ages_and_pictures_are_mixed() -> None:
    fronts = [text.front for text in TEXTS.values()]

    assert {front.get("state", "live") for front in fronts} == {"live", "draft", "scheduled", "private"}
    assert sum(front.get("days_ago") == 0 for front in fronts) >= 3
    assert max(front.get("days_ago", 0) for front in fronts) > 365
    assert any(not front.get("lead_image") for front in fronts)


def test_no_two_articles_share_their_phrases() -> None:
    runs = {name: _runs(prose(text)) for name, text in TEXTS.items()}

    shared = {
        (one, other): len(runs[one] & runs[other]) / min(len(runs[one]), len(runs[other]))
        for one, other in combinations(runs, 2)
    }

    assert {pair: share for pair, share in shared.items() if share > 0.02} == {}


def _runs(spoken: list[str]) -> set[tuple[str, ...]]:
    lower = [word.lower() for word in spoken]
    return {tuple(lower[start : start + 8]) for start in range(len(lower) - 7)}


def test_posts_name_places_that_exist() -> None:
    places = {place["slug"] for place in yaml.safe_load((DEMO / "places.yaml").read_text(encoding="utf-8"))}

    named = [slug for text in TEXTS.values() for slug in text.front.get("places", [])]
    named += [text.front["place"] for text in TEXTS.values() if "place" in text.front]

    assert len(places) >= 20
    assert set(named) <= places


@pictures_are_drawn
def test_every_picture_that_is_named_is_drawn() -> None:
    drawn = set(yaml.safe_load(PICTURES.read_text(encoding="utf-8")))
    named = {key for text in TEXTS.values() for part in text.parts for key in values(part.data, "picture")}
    named |= {key for text in TEXTS.values() for key in values(text.front.get("entries", []), "picture")}
    named |= {text.front["lead_image"] for text in TEXTS.values() if text.front.get("lead_image")}
    people = yaml.safe_load((DEMO / "authors.yaml").read_text(encoding="utf-8"))

    assert named | {person["portrait"] for person in people} <= drawn
    assert [key for key in drawn if not (DEMO / "pictures" / f"{key}.webp").exists()] == []


@pictures_are_drawn
def test_drawn_pictures_hold_nothing_but_pixels() -> None:
    for path in (DEMO / "pictures").glob("*.webp"):
        with Image.open(path) as drawn:
            assert (drawn.mode, drawn.n_frames) == ("RGB", 1), "they are stored as they are"
            assert not {"exif", "xmp", "icc_profile"} & set(drawn.info), path.name


@pytest.mark.parametrize(
    "broken",
    ["no front matter", "---\ntitle: [\n---\n", "---\ntitle: a\n---\n::: image\npicture: x\n", "---\ntitle: a"],
)
def test_a_broken_file_is_named(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "broken.md"
    path.write_text(broken)

    with pytest.raises(DemoFileError, match=r"broken\.md"):
        read_text(path)


@pytest.mark.parametrize(
    "now",
    [
        "2026-11-22T00:05", "2026-11-22T06:00", "2026-11-22T23:55", "2026-07-09T00:05", "2026-07-09T23:55",
        "2026-03-29T00:30", "2026-03-29T02:30", "2026-03-29T23:55", "2026-10-25T01:30", "2026-10-25T12:00",
        "2026-10-25T22:00", "2026-10-25T23:55", "2027-01-01T00:00",
    ],
)  # fmt: skip
def test_no_article_of_today_is_in_the_future(now: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)

    for minute in range(0, 24 * 60, 15):
        shown = moment_of({"days_ago": 0, "time": f"{minute // 60:02}:{minute % 60:02}"}, moment)
        assert shown <= moment
        assert timezone.localdate(shown) == timezone.localdate(moment)


def test_articles_of_today_keep_their_order_early_in_the_morning() -> None:
    now = datetime(2026, 11, 22, 0, 5, tzinfo=UTC)

    moments = [moment_of({"days_ago": 0, "time": f"{hour:02}:00"}, now) for hour in range(1, 24)]

    assert moments == sorted(set(moments))


@pytest.fixture
def small_demo(tmp_path: Path) -> Path:
    """A copy of the demo with a few posts of each state, and plain pictures in the place of the drawn ones."""
    folder = tmp_path / "demo"
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns("drawing", "*.webp", "*.md", "pictures.yaml"))
    shutil.copytree(DEMO / "pages", folder / "pages", dirs_exist_ok=True)
    chosen = {text.front.get("state", "live"): name for name, text in reversed(TEXTS.items())}
    for name in {*chosen.values(), *[name for name, text in TEXTS.items() if text.front.get("days_ago") == 0][:3]}:
        (folder / "posts" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DEMO / "posts" / f"{name}.md", folder / "posts" / f"{name}.md")
    texts = [read_text(path) for path in folder.glob("posts/*/*.md")]
    texts += [read_text(path) for path in folder.glob("pages/*.md")]
    keys = {key for text in texts for part in text.parts for key in values(part.data, "picture")}
    keys |= {text.front["lead_image"] for text in texts if text.front.get("lead_image")}
    sent = yaml.safe_load((folder / "contributions.yaml").read_text(encoding="utf-8"))
    keys |= {key for one in sent for key in one.get("photos", {})}
    facts = {key: {"title": key, "alt": f"A view: {key}", "credit": "Hanna Kivi"} for key in sorted(keys)}
    (folder / "pictures").mkdir(exist_ok=True)
    for key in facts:
        Image.new("RGB", (300, 200), "teal").save(folder / "pictures" / f"{key}.webp")
    (folder / "pictures" / "pictures.yaml").write_text(yaml.safe_dump(facts), encoding="utf-8")
    return folder


def everything() -> tuple[Any, ...]:
    pages = Page.objects.order_by("pk").values_list(
        "pk", "path", "title", "live", "latest_revision_id", "last_published_at"
    )
    posts = ArticlePage.objects.order_by("pk")
    counted = [model.objects.count() for model in (CityImage, Author, Revision)]
    return list(pages), [(post.date_shown, post.updated_at, list(post.body.raw_data)) for post in posts], counted


def test_the_demo_loads_twice_into_the_same_newsroom(client: Client, site: HomePage, small_demo: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 6, 0, tzinfo=UTC), tick=False):
        load_demo(folder=small_demo)
        before = everything()

        load_demo(folder=small_demo)

        assert everything() == before
        live = ArticlePage.objects.published()
        assert live.exists()
        assert not live.filter(date_shown__gt=timezone.now()).exists()
        for page in [*live, *site.get_children().live()]:
            assert client.get(page.specific.url).status_code == 200, page.title
        assert client.get("/feed/").status_code == 200
        assert client.get("/").status_code == 200


def test_the_front_page_names_what_is_there() -> None:
    rows = yaml.safe_load((DEMO / "front_page.yaml").read_text(encoding="utf-8"))
    storylines = yaml.safe_load((DEMO / "storylines.yaml").read_text(encoding="utf-8"))

    for row in rows:
        assert all(pick["post"] in TEXTS for pick in row.get("picks", []))
        assert row.get("storyline", storylines[0]["slug"]) in {line["slug"] for line in storylines}
    assert {"lead", "recipe", "events", "jobs", "storyline"} <= {row["kind"] for row in rows}
    assert any(pick.get("headline") for row in rows for pick in row.get("picks", []))


def test_an_editor_s_change_survives_the_next_start(site: HomePage, small_demo: Path) -> None:
    load_demo(folder=small_demo)
    post = ArticlePage.objects.filter(live=True).first()
    post.title = "Changed by an editor"
    post.save_revision().publish()

    load_demo(folder=small_demo)

    assert ArticlePage.objects.get(pk=post.pk).title == "Changed by an editor"

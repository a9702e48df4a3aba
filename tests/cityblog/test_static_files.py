"""Static files: one stylesheet for readers, hashed names, compressed beside themselves."""

import gzip
import io
import json
import re
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper

from cityblog.serving.preparation import fingerprint, prepare_static_files
from cityblog.serving.progress import Progress
from core.stylesheets import bundle

SITE_CSS = """/* The order of the layers: @import "no.css"; */
@layer tokens, components, print;
@import url("tokens.css") layer(tokens);
@import "components/card.css" layer(components);
@import url('print.css') layer(print) print;
.own { background: url(icons/own.svg) }
"""
SHEETS = {
    "css/site.css": SITE_CSS,
    "css/tokens.css": '@font-face { src: url("../fonts/serif.woff2") }',
    "css/components/card.css": ".card { background: url('../../icons/dot.svg#a'); content: '/* kept */' }",
    "css/print.css": ".card { background: url(data:image/gif;base64,AAAA) }",
}


@pytest.fixture
def sources(tmp_path: Path, settings) -> Path:
    """A site's static folder with the stylesheets above; STATIC_ROOT lies beside it."""
    folder = tmp_path / "sources"
    files = {
        **SHEETS,
        "css/icons/own.svg": "<svg/>",
        "icons/dot.svg": "<svg>" + "<g/>" * 500 + "</svg>",
        "fonts/serif.woff2": "font" * 100,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.VAR_DIR = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "core.static_files.BundledStaticFilesStorage"},
    }
    return folder


def collected(settings) -> dict[str, str]:
    """Collect, and return the hashed names by the plain ones."""
    call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((Path(settings.STATIC_ROOT) / "staticfiles.json").read_text())
    return manifest["paths"]


def test_imports_are_written_into_their_layers_in_order() -> None:
    text = bundle("css/site.css", SHEETS.__getitem__)

    assert "@import" not in text
    assert text.startswith("@layer tokens, components, print;")
    places = [text.index(words) for words in ("@layer tokens {", "@layer components {", "@media print {", ".own")]
    assert places == sorted(places)


def test_addresses_mean_the_same_files_as_before() -> None:
    text = bundle("css/site.css", SHEETS.__getitem__)

    assert 'url("../fonts/serif.woff2")' in text
    assert 'url("../icons/dot.svg#a")' in text
    assert 'url("icons/own.svg")' in text
    assert "url(data:image/gif;base64,AAAA)" in text


def test_comments_go_but_not_what_only_looks_like_one() -> None:
    text = bundle("css/site.css", SHEETS.__getitem__)

    assert "The order" not in text
    assert "'/* kept */'" in text


def test_an_import_of_an_import_is_followed_and_a_circle_is_refused() -> None:
    sheets = {"a.css": '@import "b/b.css";', "b/b.css": '@import "c.css";', "b/c.css": ".c { color: red }"}
    assert bundle("a.css", sheets.__getitem__) == ".c { color: red }\n"

    sheets["b/c.css"] = '@import "../a.css";'
    with pytest.raises(ValueError, match="imports itself"):
        bundle("a.css", sheets.__getitem__)


def test_an_import_from_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="only files beside it"):
        bundle("a.css", {"a.css": '@import url("https://example.org/a.css");'}.__getitem__)


def test_readers_get_one_stylesheet_with_hashed_addresses(sources: Path, settings) -> None:
    names = collected(settings)

    text = (Path(settings.STATIC_ROOT) / names["css/site.css"]).read_text()

    assert "@import" not in text
    assert re.search(r'url\("../fonts/serif\.[0-9a-f]{12}\.woff2"\)', text)


def test_only_hashed_names_are_kept(sources: Path, settings) -> None:
    names = collected(settings)

    root = Path(settings.STATIC_ROOT)
    kept = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    plain = {name for name in kept if not name.endswith((".gz", ".br"))}
    assert plain == {*names.values(), "staticfiles.json"}


def test_what_gains_by_it_is_compressed(sources: Path, settings) -> None:
    names = collected(settings)

    picture = Path(settings.STATIC_ROOT) / names["icons/dot.svg"]
    assert gzip.decompress(Path(f"{picture}.gz").read_bytes()) == picture.read_bytes()
    assert brotli.decompress(Path(f"{picture}.br").read_bytes()) == picture.read_bytes()
    assert not Path(f"{Path(settings.STATIC_ROOT) / names['fonts/serif.woff2']}.br").exists()
    assert not Path(f"{Path(settings.STATIC_ROOT) / names['css/icons/own.svg']}.br").exists()


def test_a_change_in_an_imported_sheet_renames_the_bundle(sources: Path, settings) -> None:
    before = collected(settings)["css/site.css"]
    assert collected(settings)["css/site.css"] == before

    (sources / "css/tokens.css").write_text(":root { --ink: black }")
    after = collected(settings)["css/site.css"]

    assert after != before
    assert "--ink" in (Path(settings.STATIC_ROOT) / after).read_text()


def test_a_missing_import_is_named(sources: Path, settings) -> None:
    (sources / "css/print.css").unlink()

    with pytest.raises(ValueError, match=r"imports css/print\.css, which does not exist"):
        collected(settings)


def test_collecting_is_skipped_until_a_source_changes(sources: Path, settings) -> None:
    progress = Progress(OutputWrapper(io.StringIO()))
    prepare_static_files(progress)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    first = manifest.stat().st_mtime_ns

    prepare_static_files(progress)
    assert manifest.stat().st_mtime_ns == first

    (sources / "css/tokens.css").write_text(":root { --ink: navy }")
    prepare_static_files(progress)
    assert manifest.stat().st_mtime_ns > first


def test_a_deleted_static_folder_is_made_again(sources: Path, settings) -> None:
    progress = Progress(OutputWrapper(io.StringIO()))
    prepare_static_files(progress)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    manifest.unlink()

    prepare_static_files(progress)

    assert manifest.exists()


def test_the_fingerprint_sees_a_new_file(sources: Path) -> None:
    before = fingerprint()
    (sources / "css/new.css").write_text("")

    assert fingerprint() != before

"""The house keeps its shape."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = [
    path
    for folder in ("site", "community", "home", "news", "newsroom", "search")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]


def test_site_is_a_folder_and_never_a_package() -> None:
    # Python loads its own module `site` at start-up: `site.x` could never be imported.
    assert not (ROOT / "site" / "__init__.py").exists()


def test_git_does_not_ignore_the_site_folder() -> None:
    ignored = subprocess.run(["git", "check-ignore", "site/cityblog"], cwd=ROOT, capture_output=True, check=False)

    assert ignored.returncode != 0


def test_no_file_has_more_than_300_lines() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}

    assert {str(path): number for path, number in lines.items() if number > 300} == {}


def test_no_function_has_more_than_40_lines() -> None:
    long = {
        f"{path}: {node.name}": lines
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    }

    assert long == {}


def test_no_room_is_without_a_name() -> None:
    nameless = {"utils.py", "helpers.py", "common.py", "misc.py"}

    assert [path for path in OURS if path.name in nameless] == []


def test_templates_have_no_inline_scripts_or_styles() -> None:
    templates = [
        path
        for folder in ("site", "community", "home", "news", "newsroom", "search")
        for path in (ROOT / folder).rglob("*.html")
        # Readers of mail know no stylesheets.
        if "mail" not in path.parts
    ]

    offending = [
        str(path.relative_to(ROOT))
        for path in templates
        for text in [path.read_text(encoding="utf-8")]
        if "<style" in text or " style=" in text or "<script>" in text or " onclick=" in text
    ]

    assert templates
    assert offending == []

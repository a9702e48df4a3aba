"""The table of variables in docs/operations.md says what the settings read, with their defaults."""

import ast
import re
from typing import Any

from django.conf import settings

#: What reads a variable, beside the methods of `env`.
READERS = {"required", "whole_number", "yes_or_no", "one_of"}
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \| (.+) \|$", re.M)


def variables_read() -> dict[str, list[Any]]:
    """Return each variable that the settings read, with the defaults that stand there as plain values."""
    found: dict[str, list[Any]] = {}
    for path in sorted((settings.BASE_DIR / "site" / "cityblog" / "settings").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _reads(node.func):
                name = node.args[0]
                if isinstance(name, ast.Constant):
                    found.setdefault(str(name.value), []).extend(_default(node))
    return found


def _reads(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return isinstance(function.value, ast.Name) and function.value.id == "env"
    return isinstance(function, ast.Name) and function.id in READERS


def _default(call: ast.Call) -> list[Any]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "default"]
    placed = [] if isinstance(call.func, ast.Name) and call.func.id == "required" else call.args[1:2]
    return [value.value for value in (*named, *placed) if isinstance(value, ast.Constant)]


def in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "empty" if value == "" else str(value)


def test_the_table_has_each_variable_with_its_default() -> None:
    text = (settings.BASE_DIR / "docs" / "operations.md").read_text("utf-8")
    table = {name: default for name, default, _meaning in ROW.findall(text)}

    read = variables_read()

    assert set(table) == set(read)
    wrong = {
        name: value
        for name, values in read.items()
        for value in values
        if not re.search(rf"(?<![\w.]){re.escape(in_words(value))}(?!\w)", table[name])
    }
    assert wrong == {}


def test_links_within_the_page_lead_somewhere() -> None:
    text = (settings.BASE_DIR / "docs" / "operations.md").read_text("utf-8")
    headings = {
        re.sub(r"[^a-z -]", "", line.lower()).strip().replace(" ", "-") for line in re.findall(r"^#+ (.+)$", text, re.M)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings

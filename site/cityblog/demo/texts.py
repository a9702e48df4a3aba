"""The demo's text files: YAML front matter, then Markdown with blocks between `:::` lines.

Pure: no database. `demo/README.md` describes the format for people who edit the files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class DemoFileError(ValueError):
    """A demo file that cannot be read; the message names the file."""


@dataclass(frozen=True)
class Part:
    """A piece of a body: `kind` is "text" with Markdown in `data`, or a block's name with its YAML."""

    kind: str
    data: Any


@dataclass(frozen=True)
class Text:
    """A file: its name without ending, its front matter, its body."""

    slug: str
    front: dict[str, Any]
    parts: list[Part]


def read_text(path: Path) -> Text:
    """Read one file; raises DemoFileError with the file's name for what it cannot read."""
    raw = path.read_text(encoding="utf-8")
    try:
        _, head, body = raw.split("---\n", 2)
        front = yaml.safe_load(head)
        parts = list(_parts(body))
    except (ValueError, yaml.YAMLError) as error:
        raise DemoFileError(f"{path}: {error}") from error
    return Text(path.stem, front, parts)


def _parts(body: str) -> Iterator[Part]:
    lines: list[str] = []
    block = ""
    for line in body.splitlines():
        if not block and line.startswith("::: "):
            yield from _text(lines)
            block, lines = line[4:].strip(), []
        elif block and line.strip() == ":::":
            yield Part(block, yaml.safe_load("\n".join(lines)) or {})
            block, lines = "", []
        else:
            lines.append(line)
    if block:
        raise ValueError(f"the block {block!r} is not closed with :::")
    yield from _text(lines)


def _text(lines: list[str]) -> Iterator[Part]:
    text = "\n".join(lines).strip()
    if text:
        yield Part("text", text)

"""Collections of documents, questions and people's judgements, in the layout that most are shared in.

A folder with `corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`) and `qrels.tsv` (question,
document, grade; also with trec_eval's second column of four), the first two with or without `.gz`.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Judged:
    """The questions that have a relevant document, by id, and the grades of documents by question."""

    questions: dict[str, str]
    grades: dict[str, dict[str, int]]


def documents(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, title and text of each document."""
    for line in _lines(folder, "corpus"):
        yield str(line["_id"]), _text(line.get("title")), _text(line.get("text"))


def judgements(folder: Path) -> Judged:
    """Return the questions and what is relevant to each."""
    grades: dict[str, dict[str, int]] = {}
    for line in _qrels(folder).read_text(encoding="utf-8").splitlines():
        question, *middle, document, grade = line.split()
        if len(middle) <= 1 and grade.lstrip("-").isdecimal():  # Else it is the heading.
            grades.setdefault(question, {})[document] = int(grade)
    relevant = {question: judged for question, judged in grades.items() if max(judged.values()) > 0}
    texts = {str(line["_id"]): _text(line["text"]) for line in _lines(folder, "queries")}
    missing = relevant.keys() - texts.keys()
    if missing:
        raise SystemExit(f"{folder}: {len(missing)} judged questions have no text, {min(missing)} among them")
    return Judged({key: text for key, text in texts.items() if key in relevant}, relevant)


def _lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    plain, packed = folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"
    if not (plain.exists() or packed.exists()):
        raise SystemExit(f"{folder} has no {plain.name} or {packed.name}")
    with plain.open("rb") if plain.exists() else gzip.open(packed) as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _qrels(folder: Path) -> Path:
    for path in (folder / "qrels.tsv", folder / "qrels" / "test.tsv"):
        if path.exists():
            return path
    raise SystemExit(f"{folder} has no qrels.tsv")


def _text(value: Any) -> str:
    return str(value or "").replace("\x00", " ")

"""Collections as they are shared: packed or not, with three columns or four, graded or not."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.judged import documents, judgements

DOCUMENTS = [
    {"_id": "d1", "title": "Trams", "text": "They run\x00 late."},
    {"_id": 2, "title": None, "text": "Ferries"},
]
QUESTIONS = [{"_id": "q1", "text": "late trams"}, {"_id": "q2", "text": "nobody judged this"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\t2\t0\n"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    write(tmp_path / "corpus.jsonl", DOCUMENTS)
    write(tmp_path / "queries.jsonl", QUESTIONS)
    (tmp_path / "qrels.tsv").write_text(QRELS)
    return tmp_path


def write(path: Path, lines: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + "\n")


def test_documents_are_read_with_text_for_ids_and_without_nulls(collection: Path) -> None:
    assert list(documents(collection)) == [("d1", "Trams", "They run  late."), ("2", "", "Ferries")]


def test_packed_files_are_read_too(collection: Path) -> None:
    for name in ("corpus.jsonl", "queries.jsonl"):
        plain = collection / name
        (collection / f"{name}.gz").write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()

    assert len(list(documents(collection))) == 2
    assert judgements(collection).questions == {"q1": "late trams"}


def test_a_question_without_a_relevant_document_is_not_asked(collection: Path) -> None:
    (collection / "qrels.tsv").write_text(QRELS + "q2\td1\t0\n")

    judged = judgements(collection)

    assert judged.questions == {"q1": "late trams"}
    assert judged.grades == {"q1": {"d1": 2, "2": 0}}


def test_the_layout_with_four_columns_and_no_heading_is_read(collection: Path) -> None:
    (collection / "qrels.tsv").write_text("q1 0 d1 1\nq1 0 2 -1\n")

    assert judgements(collection).grades == {"q1": {"d1": 1, "2": -1}}


def test_a_judged_question_that_has_no_text_is_a_fault_of_the_collection(collection: Path) -> None:
    (collection / "qrels.tsv").write_text(QRELS + "q9\td1\t1\n")

    with pytest.raises(SystemExit, match="q9"):
        judgements(collection)


def test_a_folder_without_the_files_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"corpus\.jsonl"):
        list(documents(tmp_path))

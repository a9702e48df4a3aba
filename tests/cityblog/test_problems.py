"""What the operator can mend is a sentence and exit status 1; a fault of ours shows its trace."""

import errno
import io
from pathlib import Path

import pytest
from django.core.management.base import OutputWrapper
from django.db import OperationalError

from cityblog.serving.problems import StartProblem, in_plain_words


def said_about(problem: BaseException) -> str:
    err = io.StringIO()
    with pytest.raises(SystemExit) as end, in_plain_words(OutputWrapper(err)):
        raise problem
    assert end.value.code == 1
    return err.getvalue().strip()


def test_a_problem_is_its_own_sentence() -> None:
    assert said_about(StartProblem("Port 1 is taken.")) == "Port 1 is taken."


@pytest.mark.parametrize(
    "problem",
    [OSError(errno.ENOSPC, "No space left on device"), OperationalError("database or disk is full")],
)
def test_a_disk_that_fills_up_on_the_way_is_named(problem: Exception, settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path

    assert said_about(problem) == (
        f"The disk is full: make room where {tmp_path} lies, or set VAR_DIR to another place."
    )


def test_a_database_that_is_away_is_said_in_one_line() -> None:
    sentence = said_about(OperationalError("connection refused\nIs the server running?"))

    assert sentence == ("The database does not answer as it should (connection refused): see DATABASE_URL and VAR_DIR.")


def test_other_faults_pass() -> None:
    with pytest.raises(FileNotFoundError), in_plain_words(OutputWrapper(io.StringIO())):
        raise FileNotFoundError(errno.ENOENT, "a template of ours")

"""What stops a start, said in one sentence to the person who typed the command."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import OutputWrapper
from django.db import OperationalError


class StartProblem(Exception):
    """Something the operator must mend; its text is a plain sentence that says what."""


def disk_full() -> str:
    return f"The disk is full: make room where {settings.VAR_DIR} lies, or set VAR_DIR to another place."


@contextmanager
def in_plain_words(stderr: OutputWrapper) -> Iterator[None]:
    """Turn what the operator can mend into a sentence and exit status 1; let real faults show their trace."""
    try:
        yield
    except StartProblem as problem:
        sentence = str(problem)
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sentence = disk_full()
    except OperationalError as problem:
        sentence = _database_sentence(problem)
    except KeyboardInterrupt:
        sentence = "Stopped."
    else:
        return
    stderr.write(f"\n{sentence}")
    sys.exit(1)


def _database_sentence(problem: OperationalError) -> str:
    if "disk is full" in str(problem):
        return disk_full()
    lines = str(problem).strip().splitlines() or ["no reason given"]
    return f"The database does not answer as it should ({lines[0]}): see DATABASE_URL and VAR_DIR."

"""A reader in a process of their own, who asks the same thing again and again while something else goes on."""

import multiprocessing
import time
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

Result = TypeVar("Result")

#: Seconds between two questions: a busy paper's search, not a flood.
PAUSE = 0.1


class Answers(NamedTuple):
    """How many answers came, how many of them were errors or found nothing, and the slowest in milliseconds."""

    number: int
    failed: int
    empty: int
    slowest: float


def while_asking(question: str, work: Callable[[], Result]) -> tuple[Answers, Result]:
    """Do `work` here, while another process asks for posts with `question`; return its answers and the result."""
    context = multiprocessing.get_context("spawn")
    started, done = context.Event(), context.Event()
    answers: Any = context.Queue()
    reader = context.Process(target=_ask, args=(question, started, done, answers))
    reader.start()
    started.wait(timeout=120)
    try:
        result = work()
    finally:
        done.set()
        found = answers.get(timeout=120)
        reader.join()
    return Answers(*found), result


def _ask(question: str, started: Any, done: Any, answers: Any) -> None:
    import django

    django.setup()
    from django.db import DatabaseError

    from search.questions import Question
    from search.searching import ranked

    number = failed = empty = 0
    slowest = 0.0
    while not done.is_set():
        begun = time.perf_counter()
        number += 1
        try:
            empty += not ranked(Question.from_text(question), 10)
        except DatabaseError:
            failed += 1
        slowest = max(slowest, (time.perf_counter() - begun) * 1000)
        started.set()
        done.wait(PAUSE)
    answers.put((number, failed, empty, slowest))

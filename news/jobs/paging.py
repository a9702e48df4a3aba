"""Pages of the board: their addresses keep what the reader asked for."""

from typing import Any

from core.paging import ListPage, Pager, cut_page

from .filters import JobFilter

JOBS_ON_A_PAGE = 40


def board_page(jobs: Any, asked: JobFilter, path: str, number: int) -> ListPage:
    """Return page `number` of `jobs`."""
    page = cut_page(jobs, path, number, JOBS_ON_A_PAGE)
    newer = asked.url(path, number - 1) if page.pager.newer_url else ""
    older = asked.url(path, number + 1) if page.pager.older_url else ""
    return ListPage(page.items, Pager(number, newer, older))

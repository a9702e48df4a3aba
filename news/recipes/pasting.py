"""Pasted lines become rows at the end of a recipe's ingredients, once however often the form is sent.

The field is the form's alone: nothing stores it. An editor's page sends it with every autosave, each time with
the ingredients as that page knows them, so that the same rows are made anew. A page that was loaded again knows
the rows, and a browser that has kept the text sends both: rows that stand at the end already are not added.
"""

from collections.abc import Sequence
from typing import Any

from .blocks import group_data, groups_of, row_data
from .parsing import Group, Row

Token = str | Row


def append_pasted(ingredients: Any, pasted: Sequence[Group]) -> None:
    """Add `pasted` to the StreamField value `ingredients`; rows before any heading join its last group."""
    if not pasted or _ends_with(groups_of(ingredients), pasted):
        return
    first, *others = pasted
    if first.title or not len(ingredients):
        others = [first, *others]
    else:
        rows = ingredients[-1].value["rows"]
        for row in first.rows:
            rows.append(rows.list_block.child_block.normalize(row_data(row)))
    for group in others:
        ingredients.append(("group", ingredients.stream_block.child_blocks["group"].normalize(group_data(group))))


def _ends_with(groups: Sequence[Group], pasted: Sequence[Group]) -> bool:
    all_tokens, new = _tokens(groups), _tokens(pasted)
    return bool(new) and all_tokens[-len(new) :] == new


def _tokens(groups: Sequence[Group]) -> list[Token]:
    """Return headings and rows in one line, as they were pasted."""
    return [token for group in groups for token in ([group.title] if group.title else []) + list(group.rows)]

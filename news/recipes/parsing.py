"""Pasted ingredient lines, read into rows. Pure, and forgiving: what it does not understand stays in the item.

"200 g flour, sifted" is an amount, a unit, an item and a note. "For the dough:" begins a group. Nothing that
was pasted is lost but list marks, the word "of" after a unit and "(optional)", which becomes a mark.
"""

import re
from dataclasses import dataclass, field

from .amounts import split_amount
from .units import UNITS

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
#: "2 x 400 g tins", "large handful", "heaped tsp", "cups of".
UNIT = re.compile(
    rf"\s*(cm\s+(?:piece|strip|stick|length)s?|(?:[x×]\s*[0-9]+(?:[.,][0-9]+)?\s?(?:g|kg|ml|cl|l|oz)\b\s*)?"
    rf"(?:(?:level|heaped|scant|generous|large|small|big)\s+(?=(?:{_UNIT})\b))?(?:{_UNIT})|"
    rf"[x×]\s*[0-9]+(?:[.,][0-9]+)?\s?(?:g|kg|ml|cl|l|oz))\b\.?(?:\s+of\b)?",
    re.IGNORECASE,
)
#: "A pinch of salt": nothing to scale, so the whole of it is the unit.
A_UNIT = re.compile(
    rf"(an?\s+(?:(?:few|little|good|large|small|big|generous)\s+)?(?:{_UNIT}))\b(?:\s+of\b)?(?=\s)", re.IGNORECASE
)
MARKS = re.compile(r"^(?:[-•·▢☐–—]\s*|\*(?!\*)\s*|\[\s?\]\s*)+")
OPTIONAL = re.compile(r"[,;]?\s*\(\s*optional\s*\)|,\s*optional\s*$", re.IGNORECASE)
HEADING = re.compile(r"(?:#{1,6}\s*|\*\*)(.+?)(?:\*\*)?:?\s*$")


@dataclass(frozen=True)
class Row:
    """One ingredient, each part as typed."""

    item: str
    amount: str = ""
    unit: str = ""
    note: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Group:
    """Ingredients under a heading; "" for those before any."""

    title: str = ""
    rows: tuple[Row, ...] = ()


@dataclass
class _Open:
    title: str = ""
    rows: list[Row] = field(default_factory=list)


def parse_ingredients(text: str) -> list[Group]:
    """Return the groups of rows in `text`, a line each; a heading without rows stays as an empty group."""
    groups = [_Open()]
    for raw in text.splitlines():
        line = _plain(raw)
        if not line:
            continue
        title = _heading(line)
        if title:
            groups.append(_Open(title))
        else:
            groups[-1].rows.append(parse_line(line))
    return [Group(group.title, tuple(group.rows)) for group in groups if group.title or group.rows]


def parse_line(line: str) -> Row:
    """Return one ingredient line as a row."""
    line = _plain(line)
    bare = _plain(OPTIONAL.sub("", line))
    # A line that is nothing but "(optional)" names no ingredient that could be.
    optional = bool(bare) and bare != line
    amount, unit, rest = _measure(bare if optional else line)
    item, note = _note(rest.strip())
    if not item:
        # "2 cloves" of what? Then the unit is what is bought.
        item, unit = (unit, "") if unit else (amount, "")
        amount = "" if item == amount else amount
    return Row(item=item, amount=amount, unit=unit, note=note, optional=optional)


def _measure(line: str) -> tuple[str, str, str]:
    """Return amount, unit and the rest of a line."""
    amount, rest = split_amount(line)
    found = UNIT.match(rest) if amount else A_UNIT.match(rest)
    if found is not None:
        return amount, found[1].strip(), rest[found.end() :]
    # "5%" and "1. Flour" begin with digits and with no amount.
    return (amount, "", rest) if not rest or rest[0].isspace() else ("", "", line)


def _note(text: str) -> tuple[str, str]:
    """Split at the first comma outside brackets; an ending in brackets is a note too."""
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth <= 0 and text[:place].strip():
            return text[:place].strip(), text[place + 1 :].strip()
    ending = re.fullmatch(r"([^()]*[^()\s])\s*\(([^()]*)\)", text)
    return (ending[1], ending[2].strip()) if ending else (text, "")


def _plain(line: str) -> str:
    return " ".join(MARKS.sub("", line.replace("\x00", " ").strip()).split())


def _heading(line: str) -> str:
    if found := HEADING.fullmatch(line):
        return found[1].strip(" :*")
    if line.endswith(":") and not split_amount(line)[0]:
        return line[:-1].strip()
    return ""

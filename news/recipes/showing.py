"""A recipe as its page, its JSON-LD and its print show it: rows with their measures, steps with their numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .blocks import groups_of
from .parsing import Row
from .scaling import Measure, measure


@dataclass(frozen=True)
class ShownRow:
    """A line of the list. `key` names it in the reader's browser: by its words, which outlive a change of its place."""

    key: str
    measure: Measure
    item: str
    note: str
    optional: bool

    def __str__(self) -> str:
        """The whole line, as read aloud and in JSON-LD."""
        line = " ".join(part for part in (str(self.measure), self.item) if part)
        line += f", {self.note}" if self.note else ""
        return f"{line} ({_('optional')})" if self.optional else line


@dataclass(frozen=True)
class ShownGroup:
    title: str
    rows: list[ShownRow]


@dataclass(frozen=True)
class ShownStep:
    """One step; `number` counts through the whole recipe, `wait` says how long it takes ("" where nobody waits)."""

    number: int
    text: str
    wait: str
    image: Any


@dataclass(frozen=True)
class ShownPart:
    """Steps under a heading; "" for those before any."""

    title: str
    steps: list[ShownStep]


def shown_groups(ingredients: Iterable[Any], factor: Fraction = Fraction(1)) -> list[ShownGroup]:
    seen: Counter[str] = Counter()
    groups = []
    for group in groups_of(ingredients):
        rows = [_shown_row(row, factor, seen) for row in group.rows]
        if rows:
            groups.append(ShownGroup(group.title, rows))
    return groups


def _shown_row(row: Row, factor: Fraction, seen: "Counter[str]") -> ShownRow:
    # The same egg can stand in the dough and on the top.
    seen[row.item] += 1
    key = f"{row.item} {seen[row.item]}"
    return ShownRow(key, measure(row.amount, row.unit, factor), row.item, row.note, row.optional)


def shown_parts(steps: Iterable[Any]) -> list[ShownPart]:
    parts = [ShownPart("", [])]
    number = 0
    for block in steps:
        if block.block_type == "part":
            parts.append(ShownPart(block.value, []))
            continue
        number += 1
        value = block.value
        wait = duration_words(value.get("minutes") or 0)
        parts[-1].steps.append(ShownStep(number, value.get("text") or "", wait, value.get("image")))
    return [part for part in parts if part.steps]


def duration_words(minutes: int) -> str:
    """Return minutes as a cook says them: "45 min", "1 h 20 min", "2 days"; "" for none.

    Over a day minutes say nothing, and over two days hours do not.
    """
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    words = [ngettext("%(count)d day", "%(count)d days", days) % {"count": days}] if days else []
    words += [_("%(count)d\u00a0h") % {"count": hours}] if hours and days < 2 else []
    words += [_("%(count)d\u00a0min") % {"count": left}] if left and not days else []
    return " ".join(words)


def yield_words(number: int, unit: str) -> str:
    """Return what a recipe makes, for cards: "serves 4", "makes 12 buns"."""
    if unit in ("", "serving", "servings"):
        return _("serves %(count)d") % {"count": number}
    return _("makes %(count)d %(unit)s") % {"count": number, "unit": unit}

"""For how many a reader cooks: read once from the address, in the recipe's own unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

#: More than this times the recipe is another recipe: pans and oven times do not scale.
MOST_TIMES = 10


@dataclass(frozen=True)
class Servings:
    """`number` is what the page shows, `own` what the recipe was written for."""

    own: int
    number: int
    path: str

    @classmethod
    def from_query(cls, query: Mapping[str, str], own: int, path: str) -> "Servings":
        """Read `?servings=`; whatever is not a number that can be cooked counts as the recipe's own."""
        own = max(1, own)
        raw = query.get("servings", "")
        # isdecimal() takes other scripts' digits; addresses have one form.
        fits = raw.isascii() and raw.isdecimal() and len(raw) <= 5 and 1 <= int(raw) <= own * MOST_TIMES
        return cls(own, int(raw) if fits else own, path)

    @property
    def factor(self) -> Fraction:
        return Fraction(self.number, self.own)

    @property
    def is_scaled(self) -> bool:
        return self.number != self.own

    @property
    def most(self) -> int:
        return self.own * MOST_TIMES

    @property
    def step(self) -> int:
        """Return by how much the buttons change the number: two dozen buns are not asked for one by one."""
        return 1 if self.own < 12 else max(2, self.own // 6)

    @property
    def fewer_url(self) -> str:
        return self._url(self.number - self.step)

    @property
    def more_url(self) -> str:
        return self._url(self.number + self.step)

    def _url(self, number: int) -> str:
        """Return the address for `number`, the plain one for the recipe's own; "" where it cannot be cooked."""
        if not 1 <= number <= self.most:
            return ""
        return self.path if number == self.own else f"{self.path}?servings={number}"

"""Scaled amounts that can be measured: "1 ½ cups", never "1.4999". Pure.

An amount that is not scaled is shown as it was typed, with its fractions set; rounding is for those that are.
"""

from dataclasses import dataclass
from fractions import Fraction

from .amounts import Amount, as_words, parse_amount
from .units import LARGER, METRIC, SPOONS, agreeing, last_word

_PARTS = tuple(Fraction(part) for part in ("0", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))
_SMALLEST_PARTS = tuple(Fraction(part) for part in ("1/8", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))


@dataclass(frozen=True)
class Measure:
    """An amount with its unit, as shown: "1 ½" and "cups"; either may be ""."""

    amount: str
    unit: str

    def __str__(self) -> str:
        return "\u00a0".join(part for part in (self.amount, self.unit) if part)


def measure(amount: str, unit: str, factor: Fraction = Fraction(1)) -> Measure:
    """Return the typed `amount` times `factor`; what is no amount stays as it is."""
    parsed = parse_amount(amount)
    if parsed is None:
        return Measure(amount, unit)
    if factor == 1:
        return Measure(_decimals(parsed, 3) if unit.lower() in METRIC else _shown(parsed), unit)
    scaled = parsed.times(factor)
    if unit.lower() in METRIC:
        return _metric(scaled, unit.lower())
    rounded = Amount(_household(scaled.low, unit), _household(scaled.high, unit))
    return Measure(_shown(rounded), agreeing(unit, rounded.high <= 1))


def _shown(amount: Amount) -> str:
    low = as_words(amount.low)
    return f"{low}–{as_words(amount.high)}" if amount.is_range else low


def _metric(amount: Amount, unit: str) -> Measure:
    base, size = METRIC[unit]
    low, high = (_to_step(number * size, _metric_step(number * size)) for number in (amount.low, amount.high))
    if high < 1000:
        return Measure(_decimals(Amount(low, high)), base)
    return Measure(_decimals(Amount(low / 1000, high / 1000)), LARGER[base])


def _metric_step(number: Fraction) -> Fraction:
    """Return how finely grams and millilitres are worth weighing."""
    for limit, step in ((1, "1/10"), (5, "1/2"), (50, "1"), (250, "5"), (1000, "10"), (10_000, "50")):
        if number < limit:
            return Fraction(step)
    return Fraction(100)


def _decimals(amount: Amount, places: int = 2) -> str:
    # Scales show decimals: 1.25 kg, not 1 ¼ kg.
    low, high = (f"{float(number):.{places}f}".rstrip("0").rstrip(".") for number in (amount.low, amount.high))
    return low if low == high else f"{low}–{high}"


def _household(number: Fraction, unit: str) -> Fraction:
    if number >= 20:
        return _to_step(number, Fraction(1))
    if last_word(unit) not in SPOONS:
        return _to_step(number, Fraction(1, 2))
    if number >= 10:
        return _to_step(number, Fraction(1, 2))
    whole, part = divmod(number, 1)
    parts = _PARTS if whole else _SMALLEST_PARTS
    return whole + min(parts, key=lambda candidate: (abs(candidate - part), candidate))


def _to_step(number: Fraction, step: Fraction) -> Fraction:
    """Round half up to a multiple of `step`, and never down to nothing."""
    return max(step, (number / step + Fraction(1, 2)) // 1 * step)

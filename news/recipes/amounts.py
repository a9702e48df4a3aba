"""Amounts as cooks write them: "1 ½", "1/2", "2–3", "0.5". Pure: text in, fractions out.

What an editor typed is what is stored; an amount is read from it whenever it must scale.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

GLYPHS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
GLYPH_OF = {value: glyph for glyph, value in GLYPHS.items()}

#: A kitchen for a thousand has its own recipes; bounds keep every sum small.
MOST = 100_000
_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})"
_GLYPH = f"[{''.join(GLYPHS)}]"
_OVER = r"[0-9]{1,2}[/⁄][0-9]{1,2}"
#: The order matters: the longest reading of the same digits first.
_NUMBER = "(?:{})".format(
    "|".join(
        (
            rf"[0-9]{{1,4}}[ \u00a0]+{_OVER}",
            _OVER,
            rf"[0-9]{{1,4}}[ \u00a0\u202f]?{_GLYPH}",
            _GLYPH,
            rf"{_WHOLE}\.[0-9]{{1,3}}",
            r"[0-9]{1,5},[0-9]{1,2}(?![0-9])",
            _WHOLE,
        )
    )
)
_BETWEEN = r"[ \u00a0]*(?:[-–—]|\bto\b|\bor\b)[ \u00a0]*"
#: An amount at the start of a line, and nothing that goes on as the same number.
LEADING = re.compile(rf"({_NUMBER})(?:({_BETWEEN})({_NUMBER}))?(?![0-9/⁄.,]*[0-9]|{_GLYPH})")


@dataclass(frozen=True)
class Amount:
    """A positive number, or a range of two: `high` equals `low` where there is one number only."""

    low: Fraction
    high: Fraction

    @property
    def is_range(self) -> bool:
        return self.high != self.low

    def times(self, factor: Fraction) -> "Amount":
        return Amount(self.low * factor, self.high * factor)


def parse_amount(text: str) -> Amount | None:
    """Return the amount that the whole of `text` says; None for no amount, or one that no kitchen weighs."""
    found = LEADING.fullmatch(text.strip())
    return _amount(found) if found else None


def split_amount(line: str) -> tuple[str, str]:
    """Return the text of the amount at the start of `line` ("" for none), and the rest."""
    found = LEADING.match(line)
    if found is None or _amount(found) is None:
        return "", line
    return found[0].strip(), line[found.end() :]


def as_words(number: Fraction) -> str:
    """Return `number` as it is read in a kitchen: "1 ½", "⅓", "250", "1.25"."""
    whole, part = divmod(number, 1)
    if not part:
        return f"{whole:,}" if whole >= 10_000 else str(whole)
    if part in GLYPH_OF:
        # The space does not break: half an egg must not begin a line.
        return f"{whole}\u00a0{GLYPH_OF[part]}" if whole else GLYPH_OF[part]
    return f"{float(number):.3f}".rstrip("0").rstrip(".") or "0"


def _amount(found: re.Match[str]) -> Amount | None:
    low = _number(found[1])
    high = _number(found[3]) if found[3] else low
    if low is None or high is None or not 0 < low <= high <= MOST:
        return None
    return Amount(low, high)


def _number(text: str) -> Fraction | None:
    total = Fraction(0)
    for part in re.findall(rf"[0-9]+[/⁄][0-9]+|{_GLYPH}|[0-9.,]+", text):
        value = _simple(part)
        if value is None:
            return None
        total += value
    return total


def _simple(text: str) -> Fraction | None:
    if text in GLYPHS:
        return GLYPHS[text]
    if over := re.fullmatch(r"([0-9]+)[/⁄]([0-9]+)", text):
        return Fraction(int(over[1]), int(over[2])) if int(over[2]) else None
    # "1,500" is fifteen hundred; "1,5" is one and a half, as most of Europe writes it.
    plain = text.replace(",", "") if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text) else text
    return Fraction(plain.replace(",", "."))

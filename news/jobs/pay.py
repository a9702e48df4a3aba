"""Pay: in words for readers, and a year of it for comparing.

To compare pay of different periods we count a year as 52 weeks of five days of 7.5 hours. That is a full-time
year: an hourly wage is compared as if it were worked full time.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .choices import Period

HOURS_A_DAY = Decimal("7.5")
DAYS_A_WEEK = 5
WEEKS_A_YEAR = 52
IN_A_YEAR = {
    Period.HOUR: HOURS_A_DAY * DAYS_A_WEEK * WEEKS_A_YEAR,
    Period.DAY: Decimal(DAYS_A_WEEK * WEEKS_A_YEAR),
    Period.WEEK: Decimal(WEEKS_A_YEAR),
    Period.MONTH: Decimal(12),
    Period.YEAR: Decimal(1),
}
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹", "NGN": "₦", "UAH": "₴", "ILS": "₪", "PHP": "₱"}
#: Currencies whose notes count in thousands.
LARGE_FIGURES = {"CLP", "COP", "HUF", "IDR", "IRR", "JPY", "KRW", "LBP", "PYG", "UGX", "UZS", "VND", "XAF", "XOF"}
#: A year's pay outside these has its amount or its period mistyped.
LEAST_A_YEAR, MOST_A_YEAR = 500, 2_000_000
MOST_IN_LARGE_FIGURES = 20_000_000_000


@dataclass(frozen=True)
class Pay:
    """What is paid for one period; `minimum` or `maximum` alone is "from" or "up to", both alike an exact pay."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str
    period: str

    @property
    def is_given(self) -> bool:
        return self.minimum is not None or self.maximum is not None

    def a_year(self) -> tuple[int | None, int | None]:
        """Return minimum and maximum for a year, in whole units; a missing one stays missing."""
        return _a_year(self.minimum, self.period), _a_year(self.maximum, self.period)

    def is_plausible(self) -> bool:
        most = MOST_IN_LARGE_FIGURES if self.currency in LARGE_FIGURES else MOST_A_YEAR
        return all(LEAST_A_YEAR <= year <= most for year in self.a_year() if year is not None)

    def __str__(self) -> str:
        """Return the pay as readers see it: "£28,000–£31,500 a year"."""
        if not self.is_given:
            return ""
        # Both with pence, or neither: "£15.60–£17.00".
        pence = any(end is not None and end != int(end) for end in (self.minimum, self.maximum))
        ends = {"minimum": self.minimum, "maximum": self.maximum}
        amounts = {name: money(end, self.currency, pence=pence) for name, end in ends.items()}
        if self.maximum is None:
            amount = _("from %(minimum)s") % amounts
        elif self.minimum is None:
            amount = _("up to %(maximum)s") % amounts
        elif self.minimum == self.maximum:
            amount = amounts["minimum"]
        else:
            amount = _("%(minimum)s–%(maximum)s") % amounts
        period = Period(self.period).label if self.period in Period.values else ""
        return f"{amount} {period}".strip()


def money(amount: Decimal | int | None, currency: str, *, pence: bool = False) -> str:
    """Return an amount with its currency and thousands separated: "£28,000", "£14.60"; empty pence if wanted."""
    if amount is None:
        return ""
    places = 2 if pence or amount != int(amount) else 0
    figures = number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)
    symbol = SYMBOLS.get(currency)
    return f"{symbol}{figures}" if symbol else f"{currency}\N{NO-BREAK SPACE}{figures}"


def _a_year(amount: Decimal | None, period: str) -> int | None:
    if amount is None or period not in Period.values:
        return None
    return round(amount * IN_A_YEAR[Period(period)])

"""Opening hours in the words of schema.org."""

from datetime import date
from typing import Any

from .hours import OpeningHours
from .words import SPECIAL_DAYS, clock

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def specifications(hours: OpeningHours, today: date) -> list[dict[str, Any]]:
    """Return OpeningHoursSpecification objects: one for each span of the week, and the special dates shown."""
    week: dict[tuple[str, str], list[str]] = {}
    for day, spans in enumerate(hours.week):
        for span in spans:
            week.setdefault((clock(span.opens), clock(span.closes)), []).append(DAYS[day])
    found: list[dict[str, Any]] = [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}
        for (opens, closes), days in week.items()
    ]
    for entry in hours.specials:
        if entry.last < today or (entry.first - today).days > SPECIAL_DAYS:
            continue
        # Closed all day is said as a day that opens and closes at midnight.
        times = [(clock(span.opens), clock(span.closes)) for span in entry.spans] or [("00:00", "00:00")]
        found += [
            {
                "@type": "OpeningHoursSpecification",
                "validFrom": entry.first.isoformat(),
                "validThrough": entry.last.isoformat(),
                "opens": opens,
                "closes": closes,
            }
            for opens, closes in times
        ]
    return found

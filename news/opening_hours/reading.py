"""Reading opening hours from what editors typed."""

from typing import Any

from .hours import OpeningHours, Span, Special


def hours_of(stream: Any) -> OpeningHours | None:
    """Return the hours that a stream of `OpeningHoursBlock` holds; None where it says nothing of the week.

    Rows that are not finished, as drafts may have them, are passed over.
    """
    week: list[set[Span]] = [set() for _ in range(7)]
    specials = []
    told = False
    for child in stream:
        value = child.value
        span = _span(value)
        if child.block_type == "week":
            told = told or bool(value.get("days"))
            for day in value.get("days") or []:
                if span is not None and str(day) in "0123456":
                    week[int(day)].add(span)
        elif child.block_type == "special" and value.get("first"):
            last = value.get("last") or value["first"]
            spans = () if value.get("closed") or span is None else (span,)
            specials.append(Special(value["first"], last, spans, value.get("words") or ""))
    if not told and not specials:
        return None
    return OpeningHours(tuple(tuple(sorted(spans)) for spans in week), tuple(specials))


def _span(value: Any) -> Span | None:
    opens, closes = value.get("opens"), value.get("closes")
    if opens is None or closes is None or opens == closes:
        return None
    return Span(opens.replace(second=0, microsecond=0), closes.replace(second=0, microsecond=0))

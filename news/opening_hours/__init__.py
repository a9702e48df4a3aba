"""When a venue is open: its week, its special dates, and what that comes to at a moment.

Pure but for `blocks`, in which editors type the hours.
"""

from .hours import OpeningHours, Span, Special, State
from .reading import hours_of

__all__ = ["OpeningHours", "Span", "Special", "State", "hours_of"]

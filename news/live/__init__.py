"""Live coverage: its entries, its state by the clock, and what runs now."""

from .coverage import running_coverage
from .entries import Entry, entries_of
from .states import State, state_of

__all__ = ["Entry", "State", "entries_of", "running_coverage", "state_of"]

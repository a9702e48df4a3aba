"""Slots and their filling: the front page and sections both use them."""

from .composing import (
    Composition,
    Filled,
    beside_leads,
    compose_slots,
    pictures_in,
    settled,
    show,
    signed_in,
)
from .filling import Filling
from .future import future_pool, scheduled, stand_ins
from .pools import Candidate, Pool, front_page_pool, load_chosen, public_sections
from .slots import MOST, Pick, Rule, Slot, read_slots
from .words import put_words

__all__ = [
    "MOST",
    "Candidate",
    "Composition",
    "Filled",
    "Filling",
    "Pick",
    "Pool",
    "Rule",
    "Slot",
    "beside_leads",
    "compose_slots",
    "front_page_pool",
    "future_pool",
    "load_chosen",
    "pictures_in",
    "public_sections",
    "put_words",
    "read_slots",
    "scheduled",
    "settled",
    "show",
    "signed_in",
    "stand_ins",
]

"""Slots and their filling: the front page and sections both use them."""

from .filling import Filling
from .pools import Candidate, front_page_pool, load_chosen

__all__ = ["Candidate", "Filling", "front_page_pool", "load_chosen"]

"""Slots and their filling: the front page and sections both use them."""

from .filling import Filling
from .pools import front_page_pool, load_chosen

__all__ = ["Filling", "front_page_pool", "load_chosen"]

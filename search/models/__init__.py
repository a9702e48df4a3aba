"""What search keeps: posts as documents, the words in them, names, and what readers asked."""

from .documents import Document
from .names import Name
from .tallies import SearchTally
from .words import Word

__all__ = ["Document", "Name", "SearchTally", "Word"]

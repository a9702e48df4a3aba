"""What the newsroom's admin remembers: reviews, links to drafts, saved filters."""

from .filters import SavedFilter
from .links import DraftLink
from .reviews import DeskReview, ReviewState, SecondLook

__all__ = ["DeskReview", "DraftLink", "ReviewState", "SavedFilter", "SecondLook"]

from .links import DraftLink
from .reviews import DeskReview, ReviewState, SecondLook

__all__ = ["DeskReview", "DraftLink", "ReviewState", "SecondLook"]

from .reviews import DeskReview, ReviewState, SecondLook

__all__ = ["DeskReview", "ReviewState", "SecondLook"]

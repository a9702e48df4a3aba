"""Sections: News, Opinion, Jobs, Food, Entertainment, or one that an editor adds."""

from .entertainment import EntertainmentSectionPage
from .food import FoodSectionPage
from .jobs import JobsSectionPage
from .news import NewsSectionPage
from .opinion import OpinionSectionPage
from .section import SectionPage

__all__ = [
    "EntertainmentSectionPage",
    "FoodSectionPage",
    "JobsSectionPage",
    "NewsSectionPage",
    "OpinionSectionPage",
    "SectionPage",
]

"""The news floor's models; other apps import them from here."""

from .articles import ArticlePage
from .authors import Author, AuthorIndexPage, Byline
from .columns import Column
from .corrections import AppendOnlyError, Correction
from .desks import Desk
from .events import EventDate, EventKind, EventOccurrence, EventPage, EventState
from .jobs import JobPage
from .live import LivePage
from .opinion import OpinionPage
from .place_index import PlaceIndexPage
from .places import Place, PostPlace
from .posts import PostPage
from .readership import PostViews
from .recipes import RecipePage
from .reviews import ReviewPage
from .sections import (
    EntertainmentSectionPage,
    FoodSectionPage,
    JobsSectionPage,
    NewsSectionPage,
    OpinionSectionPage,
    SectionPage,
)
from .storyline_index import StorylineIndexPage
from .storylines import Storyline, StorylineEntry
from .topics import PostTopic, Topic, TopicIndexPage
from .withdrawals import Withdrawal

__all__ = [
    "AppendOnlyError",
    "ArticlePage",
    "Author",
    "AuthorIndexPage",
    "Byline",
    "Column",
    "Correction",
    "Desk",
    "EntertainmentSectionPage",
    "EventDate",
    "EventKind",
    "EventOccurrence",
    "EventPage",
    "EventState",
    "FoodSectionPage",
    "JobPage",
    "JobsSectionPage",
    "LivePage",
    "NewsSectionPage",
    "OpinionPage",
    "OpinionSectionPage",
    "Place",
    "PlaceIndexPage",
    "PostPage",
    "PostPlace",
    "PostTopic",
    "PostViews",
    "RecipePage",
    "ReviewPage",
    "SectionPage",
    "Storyline",
    "StorylineEntry",
    "StorylineIndexPage",
    "Topic",
    "TopicIndexPage",
    "Withdrawal",
]

"""The news floor's models; other apps import them from here."""

from .articles import ArticlePage
from .authors import Author, AuthorIndexPage, Byline
from .live import LivePage
from .places import Place, PostPlace
from .posts import PostPage
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

__all__ = [
    "ArticlePage",
    "Author",
    "AuthorIndexPage",
    "Byline",
    "EntertainmentSectionPage",
    "FoodSectionPage",
    "JobsSectionPage",
    "LivePage",
    "NewsSectionPage",
    "OpinionSectionPage",
    "Place",
    "PostPage",
    "PostPlace",
    "PostTopic",
    "SectionPage",
    "Storyline",
    "StorylineEntry",
    "StorylineIndexPage",
    "Topic",
    "TopicIndexPage",
]

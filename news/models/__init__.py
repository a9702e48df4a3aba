"""The news floor's models; other apps import them from here."""

from .articles import ArticlePage
from .authors import Author, AuthorIndexPage, Byline
from .jobs import JobPage
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
from .topics import PostTopic, Topic, TopicIndexPage

__all__ = [
    "ArticlePage",
    "Author",
    "AuthorIndexPage",
    "Byline",
    "EntertainmentSectionPage",
    "FoodSectionPage",
    "JobPage",
    "JobsSectionPage",
    "NewsSectionPage",
    "OpinionSectionPage",
    "Place",
    "PostPage",
    "PostPlace",
    "PostTopic",
    "SectionPage",
    "Topic",
    "TopicIndexPage",
]

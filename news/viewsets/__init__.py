"""What the news floor lists in the admin; importing it registers the snippets."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .people import AuthorViewSet, TopicViewSet
from .places import PlaceViewSet
from .storylines import StorylineViewSet


class PeopleTopicsPlaces(SnippetViewSetGroup):
    """One menu entry for what posts point at."""

    items = (AuthorViewSet, TopicViewSet, PlaceViewSet, StorylineViewSet)
    menu_icon = "group"
    menu_label = _("Authors, topics, places, storylines")
    menu_name = "people-and-topics"
    menu_order = 250


register_snippet(PeopleTopicsPlaces)

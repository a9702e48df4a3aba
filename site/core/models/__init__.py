"""The floor's models; other apps import them from here."""

from .images import CityImage, CityRendition
from .navigation import NavigationSettings
from .pages import BasePage
from .settings import SiteSettings

__all__ = ["BasePage", "CityImage", "CityRendition", "NavigationSettings", "SiteSettings"]

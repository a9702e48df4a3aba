"""The floor's models; other apps import them from here."""

from .breaking import BreakingBar
from .images import CityImage, CityRendition
from .navigation import NavigationSettings
from .outgoing import OutgoingMail
from .pages import BasePage
from .settings import SiteSettings

__all__ = [
    "BasePage",
    "BreakingBar",
    "CityImage",
    "CityRendition",
    "NavigationSettings",
    "OutgoingMail",
    "SiteSettings",
]

"""Who may log in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class NewsroomBackend(ModelBackend):
    """Django's own backend, without the demo's logins where the site is not a demo.

    A database that began as a demo may be carried to a server: its published password must not open it.
    """

    def user_can_authenticate(self, user) -> bool:
        if user.is_demo and not settings.DEMO_LOGINS_ALLOWED:
            return False
        return super().user_can_authenticate(user)

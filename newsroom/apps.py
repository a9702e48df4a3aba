from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from newsroom.flow import doors
        from newsroom.flow import signals as flow
        from newsroom.roles import signals as roles

        roles.connect()
        flow.connect()
        doors.connect()

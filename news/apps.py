from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from news import desk_signals, policies, signals

        policies.register()
        signals.connect()
        desk_signals.connect()

from django.urls import path

from . import views

urlpatterns = [
    path("", views.page),
    path("admin/", views.page),
    path("documents/1/", views.user),
    path("media/a.png", views.picture),
    path("news/", views.page),
    *(
        path(f"{name}/", getattr(views, name))
        for name in (
            *("slow", "clock", "database", "away", "broken", "cookie", "form", "user", "preview", "kept_out"),
            *(
                "away_never_stale",
                "streaming",
                "varies",
                "with_nonce",
                "private",
                "feed",
                "picture",
                "gone",
                "constant",
            ),
        )
    ),
]

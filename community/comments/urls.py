"""The addresses of comments."""

from django.urls import path

from community.comments import acting, quiet, views

urlpatterns = [
    path("comments/<int:post>/", views.comment_list, name="comments"),
    path("comment/<int:post>/", views.comment_form, name="comment"),
    path("comments/c/<int:pk>/sent/", views.comment_sent, name="comment_sent"),
    path("comments/c/<int:pk>/recommend/", acting.recommend, name="comment_recommend"),
    path("comments/c/<int:pk>/report/", acting.report, name="comment_report"),
    path("comments/c/<int:pk>/edit/", acting.edit, name="comment_edit"),
    path("comments/c/<int:pk>/withdraw/", acting.withdraw, name="comment_withdraw"),
    path("comments/c/quiet/<str:token>/", quiet.quiet, name="comment_quiet"),
]

"""Addresses that are no pages of the tree: what readers send, and what they see of it."""

from django.urls import URLPattern, path

from community.comments import urls as comments

urlpatterns: list[URLPattern] = [
    *comments.urlpatterns,
from community.contributions import pages, receipts

urlpatterns: list[URLPattern] = [
    path("contribute/", pages.choose, name="contribute"),
    path("contribute/<slug:kind>/", pages.fill_in, name="contribution_form"),
    path("contributions/<str:secret>/", receipts.receipt, name="contribution_receipt"),
    path("contributions/<str:secret>/photos/<int:pk>/", receipts.photo, name="contribution_photo"),
]

"""Addresses that are no pages of the tree: what readers send, and what they see of it."""

from django.urls import URLPattern

from community.comments import urls as comments

urlpatterns: list[URLPattern] = [
    *comments.urlpatterns,
]

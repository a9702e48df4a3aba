"""Addresses that are no pages of the tree: what readers send, and what they see of it."""

from django.urls import URLPattern, path

from community.comments import urls as comments
from community.contributions import pages, receipts
from community.readers import views as readers

urlpatterns: list[URLPattern] = [
    *comments.urlpatterns,
    path("contribute/", pages.choose, name="contribute"),
    path("contribute/<slug:kind>/", pages.fill_in, name="contribution_form"),
    path("contributions/<str:secret>/", receipts.receipt, name="contribution_receipt"),
    path("contributions/<str:secret>/photos/<int:pk>/", receipts.photo, name="contribution_photo"),
    path("reader/", readers.own_page, name="reader"),
    path("reader/in/<str:token>/", readers.come_in, name="reader_link"),
    path("reader/out/", readers.go_out, name="reader_out"),
    path("reader/data.json", readers.take_along, name="reader_data"),
    path("reader/erase/", readers.erase, name="reader_erase"),
]

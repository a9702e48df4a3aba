"""The addresses of search. Nothing here is kept by the page cache (settings.PAGE_CACHE_PASSES) but opensearch.xml."""

from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.results_page, name="search"),
    path("search/suggestions/", views.suggestions, name="search_suggestions"),
    path("search/feed/", views.feed, name="search_feed"),
    path("opensearch.xml", views.description, name="search_description"),
]

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("search/", lambda r: HttpResponse(""), name="search")]

from django.apps import AppConfig


class CityBlogConfig(AppConfig):
    name = "cityblog"
    verbose_name = "CityBlog"

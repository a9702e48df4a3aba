"""The admin's first page: a writer begins each kind of post in its right section."""

from django.test import Client
from django.urls import reverse

from home.models import HomePage
from news.models import JobsSectionPage, NewsSectionPage


def test_a_writer_begins_an_article_in_any_section(admin_client: Client, site: HomePage) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    for section in (NewsSectionPage.objects.get(), JobsSectionPage.objects.get()):
        assert reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk]) in html


def test_who_may_not_write_is_offered_nothing(client: Client, site: HomePage, django_user_model: type) -> None:
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("guest", password="a-long-password")  # type: ignore[attr-defined]
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Begin something" not in html

"""The front page and the Wagtail site, and nothing else: `set_up_site` makes the sections."""

from typing import Any

from django.db import migrations


def make_front_page(apps: Any, schema_editor: Any) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")

    # Wagtail's own migrations leave a welcome page; the front page takes its place in the tree.
    Page.objects.filter(pk=2, depth=2).delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    home = HomePage.objects.create(
        title="Front page",
        draft_title="Front page",
        slug="home",
        content_type=content_type,
        locale=Locale.objects.get(),
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        show_in_menus=False,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


def remove_front_page(apps: Any, schema_editor: Any) -> None:
    apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).delete()
    apps.get_model("home", "HomePage").objects.filter(slug="home", depth=2).delete()


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make_front_page, remove_front_page)]

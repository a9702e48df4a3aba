"""Wagtail has no index on the end of a page's time, and every generation asks for the soonest one.

Partial, because few pages ever end; PostgreSQL and SQLite both have it in these words.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX core_page_expiries ON wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL",
            "DROP INDEX core_page_expiries",
        )
    ]

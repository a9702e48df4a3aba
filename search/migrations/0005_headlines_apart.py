"""On PostgreSQL the headline's words stand in the index by themselves (search/engines/postgres.py).

What is indexed is derived from posts: it goes, and the next start indexes what is missing.
"""

from django.db import migrations


def forget(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DELETE FROM search_document")
        schema_editor.execute("DELETE FROM search_word")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_words_at_once")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]

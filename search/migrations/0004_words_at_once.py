"""SQLite indexes new words many at a time (search/engines/sqlite.py), no longer by a trigger for each."""

from django.db import migrations

TRIGGER = """CREATE TRIGGER search_trigrams_insert AFTER INSERT ON search_word BEGIN
    INSERT INTO search_trigrams(rowid, word) VALUES (NEW.id, NEW.word);
END"""


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER search_trigrams_insert")


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(TRIGGER)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_signs")]

    operations = [migrations.RunPython(drop, create)]

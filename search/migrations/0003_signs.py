"""Documents get their words as signs, before the long texts: rows are read from their beginning.

All of it is derived from posts, so it is dropped and made anew; the next start indexes what is missing.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

full_text = import_module("search.migrations.0002_full_text")


def forget_words(apps, schema_editor):
    schema_editor.execute("DELETE FROM search_word")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text"), ("news", "0002_kinds")]

    operations = [
        migrations.RunPython(full_text.drop, full_text.create),
        migrations.RunPython(forget_words, forget_words),
        migrations.DeleteModel("Document"),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("length", models.PositiveIntegerField(help_text="words in headline and rest")),
                ("listed_until", models.DateTimeField(null=True)),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_document",
                        to="news.postpage",
                    ),
                ),
                ("marks", models.TextField()),
                ("signs", models.BinaryField()),
                ("headline", models.TextField()),
                ("rest", models.TextField()),
                ("forms", models.TextField()),
            ],
            options={"verbose_name": "search document", "verbose_name_plural": "search documents"},
        ),
        migrations.RunPython(full_text.create, full_text.drop),
    ]

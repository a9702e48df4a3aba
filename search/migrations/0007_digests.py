"""Documents know what they were made from; PostgreSQL keeps fewer indexes, and rows that are read at one go.

- Ranking reads the signs of a thousand documents: bytes in the row itself, not in pieces in a table beside it. They come
  without being decoded twice, because the engine asks for bytes.
- A count of words changed moves its row, and all six indexes get another entry, unless there is room on its page.
- No question of ours asks for the beginning of a stem.
- modelsearch 1.3 searches the admin by title and body together (search_indexentry_title_body); it has an index for each
  of the two as well, which no query uses and every save fills. A later version that drops them itself does so "if
  exists".

What is indexed is derived from posts: on PostgreSQL it goes, and the next start indexes what is missing.
"""

from django.db import migrations, models

POSTGRESQL = [
    "TRUNCATE search_document, search_fulltext, search_word",
    "ALTER TABLE search_document ALTER COLUMN signs TYPE bytea USING ''",
    "ALTER TABLE search_document ALTER COLUMN signs SET STORAGE MAIN",
    "ALTER TABLE search_document SET (toast_tuple_target = 8160)",
    "ALTER TABLE search_word SET (fillfactor = 50)",
    """DO $$ DECLARE unused text; BEGIN
        FOR unused IN SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND (
            tablename = 'search_word' AND indexname LIKE 'search\\_word\\_stem\\_%\\_like'
            OR tablename = 'wagtailsearch_indexentry'
               AND (indexdef LIKE '% USING gin (title)' OR indexdef LIKE '% USING gin (body)')
        ) LOOP EXECUTE format('DROP INDEX %I', unused); END LOOP;
    END $$""",
]
POSTGRESQL_BACK = [
    "TRUNCATE search_document, search_fulltext, search_word",
    "ALTER TABLE search_document RESET (toast_tuple_target)",
    "ALTER TABLE search_document ALTER COLUMN signs TYPE text USING ''",
    "ALTER TABLE search_document ALTER COLUMN signs SET STORAGE EXTERNAL",
    "ALTER TABLE search_word RESET (fillfactor)",
    "CREATE INDEX search_word_stem_941b1669_like ON search_word (stem varchar_pattern_ops)",
    "CREATE INDEX wagtailsear_title_9caae0_gin ON wagtailsearch_indexentry USING gin (title)",
    "CREATE INDEX wagtailsear_body_90c85d_gin ON wagtailsearch_indexentry USING gin (body)",
]


def run(statements):
    def each(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)

    return each


class Migration(migrations.Migration):
    dependencies = [("search", "0006_postgres_reads_less")]

    operations = [
        # Empty at first, and without a default: SQLite would make the table anew, without its triggers.
        migrations.AddField("document", "digest", models.BinaryField(max_length=16, null=True)),
        migrations.RunPython(run(POSTGRESQL), run(POSTGRESQL_BACK)),
    ]

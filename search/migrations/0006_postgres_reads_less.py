"""PostgreSQL never reads the vectors of a whole table, and gives signs out as text.

A common word's posts are most of the table, and then the planner reads it through; it counts a vector as it counts a
number, though each is a kilobyte that lies elsewhere (measured: 40 ms at 6,000 posts, the index takes one). So the
index stands on an expression that it believes to be dear.

What is indexed is derived from posts: it goes, and the next start indexes what is missing.
"""

from django.db import migrations

import search.models.fields

POSTGRESQL = [
    "TRUNCATE search_document, search_fulltext, search_word",
    # Not in SQL, which would be seen through and written into the query.
    """CREATE FUNCTION search_vector(tsvector) RETURNS tsvector LANGUAGE plpgsql
           IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS 'BEGIN RETURN $1; END'""",
    "DROP INDEX search_fulltext_vector",
    "CREATE INDEX search_fulltext_vector ON search_fulltext USING gin (search_vector(vector))",
    "ALTER TABLE search_document ALTER COLUMN signs TYPE text USING ''",
    # Taken out of its compression it would cost as much again.
    "ALTER TABLE search_document ALTER COLUMN signs SET STORAGE EXTERNAL",
]
POSTGRESQL_BACK = [
    "TRUNCATE search_document, search_fulltext, search_word",
    "DROP INDEX search_fulltext_vector",
    "CREATE INDEX search_fulltext_vector ON search_fulltext USING gin (vector)",
    "DROP FUNCTION search_vector(tsvector)",
    "ALTER TABLE search_document ALTER COLUMN signs TYPE bytea USING ''",
]


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL_BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_headlines_apart")]

    operations = [
        migrations.SeparateDatabaseAndState(
            # On SQLite nothing changes, and a table made anew would lose its triggers.
            [migrations.RunPython(forwards, backwards)],
            [migrations.AlterField("document", "signs", search.models.fields.SignsField())],
        )
    ]

"""The full-text indexes: FTS5 on SQLite, tsvector and trigrams on PostgreSQL.

They are not models: each database has its own, and search/engines/ alone speaks to them.
"""

from django.db import migrations

SQLITE = [
    # The texts are analysed already (search/analysis.py); the tokenizer only cuts at blanks.
    """CREATE VIRTUAL TABLE search_fulltext USING fts5(
           headline, rest, forms, marks,
           content='search_document', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER search_fulltext_insert AFTER INSERT ON search_document BEGIN
           INSERT INTO search_fulltext(rowid, headline, rest, forms, marks)
           VALUES (NEW.id, NEW.headline, NEW.rest, NEW.forms, NEW.marks);
       END""",
    """CREATE TRIGGER search_fulltext_delete AFTER DELETE ON search_document BEGIN
           INSERT INTO search_fulltext(search_fulltext, rowid, headline, rest, forms, marks)
           VALUES ('delete', OLD.id, OLD.headline, OLD.rest, OLD.forms, OLD.marks);
           DELETE FROM search_titles WHERE rowid = OLD.id;
       END""",
    # Headlines as readers begin to type them.
    """CREATE VIRTUAL TABLE search_titles USING fts5(words, tokenize="unicode61 remove_diacritics 0")""",
    # Words that share three letters in a row with a misspelt one.
    """CREATE VIRTUAL TABLE search_trigrams USING fts5(
           word, content='search_word', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER search_trigrams_insert AFTER INSERT ON search_word BEGIN
           INSERT INTO search_trigrams(rowid, word) VALUES (NEW.id, NEW.word);
       END""",
    """CREATE TRIGGER search_trigrams_delete AFTER DELETE ON search_word BEGIN
           INSERT INTO search_trigrams(search_trigrams, rowid, word) VALUES ('delete', OLD.id, OLD.word);
       END""",
]
SQLITE_BACK = [
    *("DROP TRIGGER search_fulltext_insert", "DROP TRIGGER search_fulltext_delete"),
    *("DROP TRIGGER search_trigrams_insert", "DROP TRIGGER search_trigrams_delete"),
    *("DROP TABLE search_fulltext", "DROP TABLE search_titles", "DROP TABLE search_trigrams"),
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # Narrow rows: a common word's rows are read by the ten thousand. The vectors lie apart, not compressed.
    """CREATE TABLE search_fulltext (
           id bigint PRIMARY KEY REFERENCES search_document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
           vector tsvector NOT NULL,
           title tsvector NOT NULL)""",
    "ALTER TABLE search_fulltext ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX search_fulltext_vector ON search_fulltext USING gin (vector)",
    "CREATE INDEX search_fulltext_title ON search_fulltext USING gin (title)",
    "CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops)",
    # What Wagtail's own search filters on, and no migration of its own creates (modelsearch 1.3).
    """CREATE INDEX IF NOT EXISTS search_indexentry_title_body
           ON wagtailsearch_indexentry USING gin ((title || body))""",
]
POSTGRESQL_BACK = [
    *("DROP INDEX IF EXISTS search_indexentry_title_body", "DROP INDEX search_word_trigrams"),
    "DROP TABLE search_fulltext",
]


def create(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(create, drop)]

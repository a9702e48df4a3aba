"""On SQLite, marks within words are part of them: Hindi's vowels, Arabic's and Hebrew's points (search/analysis.py).

The tokenizer's own idea of a word has letters, digits and what is private in it, and cuts at marks. So did the analysis:
what is indexed goes, and the next start indexes what is missing (migration 0007 did that on PostgreSQL).
"""

from django.db import migrations

MARKED = "categories 'L* N* Co M*'"


def rewrite(categories):
    tokenize = f"""tokenize="unicode61 remove_diacritics 0 {categories}\""""
    statements = [
        # Without the trigger, which would take each document out of the index by itself.
        "DROP TRIGGER search_fulltext_delete",
        *("DELETE FROM search_document", "DELETE FROM search_word", "DROP TABLE search_fulltext", "DROP TABLE search_titles"),
        f"""CREATE VIRTUAL TABLE search_fulltext USING fts5(
               headline, rest, forms, marks, content='search_document', content_rowid='id', {tokenize})""",
        """CREATE TRIGGER search_fulltext_delete AFTER DELETE ON search_document BEGIN
               INSERT INTO search_fulltext(search_fulltext, rowid, headline, rest, forms, marks)
               VALUES ('delete', OLD.id, OLD.headline, OLD.rest, OLD.forms, OLD.marks);
               DELETE FROM search_titles WHERE rowid = OLD.id;
           END""",
        f"CREATE VIRTUAL TABLE search_titles USING fts5(words, {tokenize})",
    ]

    def each(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement, None)

    return each


class Migration(migrations.Migration):
    dependencies = [("search", "0007_digests")]

    operations = [migrations.RunPython(rewrite(MARKED), rewrite(""))]

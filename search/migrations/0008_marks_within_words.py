"""On SQLite, marks within words are part of them: Hindi's vowels, Arabic's and Hebrew's points (search/analysis.py).

The tokenizer's own idea of a word has letters, digits and what is private in it, and cuts at marks.
"""

from django.db import migrations

MARKED = "categories 'L* N* Co M*'"


def rewrite(categories):
    tokenize = f"""tokenize="unicode61 remove_diacritics 0 {categories}\""""
    statements = [
        "DROP TABLE search_fulltext",
        f"""CREATE VIRTUAL TABLE search_fulltext USING fts5(
               headline, rest, forms, marks, content='search_document', content_rowid='id', {tokenize})""",
        "INSERT INTO search_fulltext(search_fulltext) VALUES ('rebuild')",
        "CREATE TABLE search_titles_kept AS SELECT rowid AS id, words FROM search_titles",
        "DROP TABLE search_titles",
        f"CREATE VIRTUAL TABLE search_titles USING fts5(words, {tokenize})",
        "INSERT INTO search_titles(rowid, words) SELECT id, words FROM search_titles_kept",
        "DROP TABLE search_titles_kept",
    ]

    def each(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement, None)

    return each


class Migration(migrations.Migration):
    dependencies = [("search", "0007_digests")]

    operations = [migrations.RunPython(rewrite(MARKED), rewrite(""))]

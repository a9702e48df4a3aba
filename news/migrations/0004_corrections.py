"""The ledger of corrections with the triggers that keep it from being changed, and addresses that are gone.

A later migration that alters this table on SQLite makes it anew, without its triggers: let it call `close` again.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

WORDS = "the ledger of corrections is append-only"
SQLITE = [
    f"""CREATE TRIGGER news_correction_update BEFORE UPDATE ON news_correction BEGIN
            SELECT RAISE(ABORT, '{WORDS}');
        END""",
    f"""CREATE TRIGGER news_correction_delete BEFORE DELETE ON news_correction BEGIN
            SELECT RAISE(ABORT, '{WORDS}');
        END""",
    # INSERT OR REPLACE deletes the old row without asking the trigger above.
    f"""CREATE TRIGGER news_correction_replace BEFORE INSERT ON news_correction
        WHEN EXISTS (SELECT 1 FROM news_correction WHERE id = NEW.id OR supersedes_id = NEW.supersedes_id) BEGIN
            SELECT RAISE(ABORT, '{WORDS}');
        END""",
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS news_correction_{name}" for name in ("update", "delete", "replace")]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION news_correction_closed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation';
        END $$""",
    # For each row, not for TRUNCATE: that empties a whole database, which only its owner can do.
    """CREATE TRIGGER news_correction_closed BEFORE UPDATE OR DELETE ON news_correction
       FOR EACH ROW EXECUTE FUNCTION news_correction_closed()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS news_correction_closed ON news_correction",
    "DROP FUNCTION IF EXISTS news_correction_closed()",
]


def close(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def reopen(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0003_desks'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('correction', 'Correction'), ('clarification', 'Clarification'), ('update', 'Update'), ('retraction', 'Retraction')], max_length=20, verbose_name='kind')),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('when', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='when')),
                ('who_name', models.CharField(blank=True, max_length=255, verbose_name='who')),
                ('post_title', models.CharField(max_length=255, verbose_name='headline then')),
                ('post_url', models.CharField(max_length=2000, verbose_name='address then')),
                ('post_text', models.TextField(blank=True, verbose_name='text then')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='news.postpage', verbose_name='post')),
                ('revision_after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision', verbose_name='revision after')),
                ('revision_before', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision', verbose_name='revision before')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='news.correction', verbose_name='supersedes')),
                ('who', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-when', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.RunPython(close, reopen),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url_path', models.CharField(max_length=2000, unique=True)),
                ('page_key', models.IntegerField(db_index=True, null=True)),
                ('word', models.TextField(blank=True, max_length=500, verbose_name='word to readers')),
                ('when', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'withdrawal',
                'verbose_name_plural': 'withdrawals',
                'default_permissions': (),
            },
        ),
    ]

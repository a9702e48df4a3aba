"""Background tasks wait in the database; `manage.py db_worker` runs them. Tallies are stored by a thread."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# How often what readers do (searches, views) is stored by each process, which counts it in memory; 0 for never.
TALLY_SECONDS = 20

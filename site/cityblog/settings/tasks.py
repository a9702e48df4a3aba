"""Background tasks wait in the database; `manage.py db_worker` runs them."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

"""How long a request may keep PostgreSQL busy with one statement.

For processes that serve the web alone: migrations, imports and rebuilt indexes take the time they need.
"""

from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created


def _limit(sender: Any, connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql" and settings.STATEMENT_TIMEOUT:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{settings.STATEMENT_TIMEOUT}s"])


def limit_statements() -> None:
    """Let no statement of this process run longer than `STATEMENT_TIMEOUT` seconds from its next connection on."""
    connection_created.connect(_limit, dispatch_uid="cityblog.serving.patience")

"""How PostgreSQL works for a process that serves the web: no statement for long, none compiled or shared out.

For such processes alone: migrations, imports and rebuilt indexes take the time they need.
"""

from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created


def _limit(sender: Any, connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        # Compiling, and a second process, are for statements of minutes: they took 150 ms of a search that takes 15.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('jit', 'off', false), set_config('max_parallel_workers_per_gather', '0', false),"
                " set_config('statement_timeout', %s, false)",
                [f"{settings.STATEMENT_TIMEOUT}s"],
            )


def limit_statements() -> None:
    """Let no statement of this process be compiled, nor run longer than `STATEMENT_TIMEOUT` seconds (0: as long as it
    likes), from its next connection on."""
    connection_created.connect(_limit, dispatch_uid="cityblog.serving.patience")

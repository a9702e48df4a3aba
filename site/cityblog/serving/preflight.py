"""What must be true of the machine before anything starts."""

import fcntl
import os
import shutil
import socket
from pathlib import Path
from typing import IO

from .problems import StartProblem

LEAST_FREE_BYTES = 500 * 1024 * 1024


def check_port(host: str, port: int) -> None:
    """Stop when nobody could listen on `port` of `host`.

    The server shares its port between workers, so a second copy would bind it too without a word.
    """
    if not 0 < port < 65_536:
        raise StartProblem(f"--port must be a number from 1 to 65535, not {port}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # Without this a port stays closed for a minute after the last copy stopped.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except PermissionError:
            raise StartProblem(f"Port {port} is reserved for the system: choose one above 1023 with --port.") from None
        except OSError as problem:
            if problem.errno == 98 or "in use" in str(problem):
                raise StartProblem(
                    f"Port {port} is already taken by another program: choose another with --port, "
                    f"for instance --port {port + 1}."
                ) from None
            raise StartProblem(f"Cannot listen on {host} ({problem.strerror}): see --host.") from None


def check_folder(folder: Path) -> None:
    """Make `folder`, and stop when it cannot be written to or its disk is nearly full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".write-probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as problem:
        raise StartProblem(
            f"VAR_DIR ({folder}) cannot be written to ({problem.strerror}): set VAR_DIR to a folder that can."
        ) from None
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        raise StartProblem(
            f"The disk is nearly full: {folder} has {free // 2**20} MB left and CityBlog needs "
            f"{LEAST_FREE_BYTES // 2**20} MB. Make room, or set VAR_DIR to another place."
        )


def only_copy(folder: Path) -> IO[str]:
    """Hold the state in `folder` for this process until it ends, or stop when another copy holds it."""
    run = folder / "run"
    run.mkdir(parents=True, exist_ok=True)
    lock = (run / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise StartProblem(
            f"Another copy already runs on {folder}: stop it, or give this one a VAR_DIR of its own."
        ) from None
    return lock

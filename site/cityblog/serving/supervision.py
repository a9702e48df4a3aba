"""Running the tree of processes from start to stop."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from django.conf import settings

from .problems import StartProblem
from .processes import PATIENCE, TIED, Address, commands, supervisor_config

#: Seconds within which the first page must come: a few on an idle machine, a minute on a very busy one.
FIRST_ANSWER = 180
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def supervise(address: Address, announce: Callable[[], None]) -> None:
    """Serve at `address` until Ctrl-C or SIGTERM; call `announce` once the server answers."""
    for ending in ENDINGS:
        signal.signal(ending, _interrupt)
    supervisor = subprocess.Popen(  # noqa: S603
        [*TIED, sys.executable, "-m", "supervisor.supervisord", "-c", str(_write_config(address))],
        env=child_environment(),
        # Ctrl-C in the terminal is for this process alone, which then stops the others in order.
        start_new_session=True,
    )
    try:
        _wait_for_answer(address, supervisor)
        announce()
        supervisor.wait()
        raise StartProblem(f"The supervisor ended by itself: see {_log('supervisor')}.")
    except KeyboardInterrupt:
        sys.stdout.write("\nStopping …\n")
    finally:
        _stop(supervisor)


def child_environment() -> dict[str, str]:
    """Return what every process of the tree finds in its environment."""
    return {
        **os.environ,
        "SITE_URL": settings.WAGTAILADMIN_BASE_URL,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "VAR_DIR": str(settings.VAR_DIR),
        "PYTHONUNBUFFERED": "1",
    }


def _write_config(address: Address) -> Path:
    var = Path(settings.VAR_DIR)
    for folder in (var / "run", var / "log"):
        folder.mkdir(parents=True, exist_ok=True)
    programs = commands(address, settings.BASE_DIR / "manage.py")
    path = var / "run" / "supervisord.conf"
    path.write_text(supervisor_config(programs, var, settings.BASE_DIR), encoding="utf-8")
    return path


def _wait_for_answer(address: Address, supervisor: subprocess.Popen[bytes]) -> None:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address.host, address.host)  # noqa: S104
    deadline = time.monotonic() + FIRST_ANSWER
    while time.monotonic() < deadline:
        if supervisor.poll() is not None:
            raise StartProblem(f"The supervisor could not start: see {_log('supervisor')}.")
        try:
            asking = http.client.HTTPConnection(host, address.port, timeout=FIRST_ANSWER)
            asking.request("GET", "/", headers={"Host": f"{address.url.removeprefix('http://')}"})
            status = asking.getresponse().status
        except OSError:
            time.sleep(0.2)
            continue
        if status >= 500:
            sys.stderr.write(f"The front page answers with an error ({status}): see {_log('web')}.\n")
        return
    raise StartProblem(f"The server did not answer within {FIRST_ANSWER} seconds: see {_log('web')}.")


def _stop(supervisor: subprocess.Popen[bytes]) -> None:
    """Stop the tree. A second Ctrl-C while it stops changes nothing: it is a matter of seconds."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    supervisor.terminate()
    try:
        supervisor.wait(PATIENCE + 4)
    except subprocess.TimeoutExpired:
        supervisor.kill()
        supervisor.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _log(name: str) -> Path:
    return Path(settings.VAR_DIR) / "log" / f"{name}.log"

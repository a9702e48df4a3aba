"""Many readers who send contributions with photos while the server's workers die, or the disk is full.

The part "contributions" of torture.py. The server is what `manage.py serve` starts, supervisor over granian with two
workers. Every few answers a worker is killed by SIGKILL, or granian itself; or the folder of photos is a small disk of
its own (a tmpfs in a mount namespace, so Linux only), filled to the last byte every other moment. Readers do what
browsers and people do: they answer the question, and send again what was not answered. What they were thanked for
is then looked for.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

from benchmarks.sending import Parcel, parcel, send
from tests.postgres import free_port

WORKERS = 2
#: Answers between two kills: as many on a slow machine, where a worker takes long to be there again.
BETWEEN_KILLS = (10, 60)
#: One in so many is granian itself; supervisor starts another.
MASTERS = 8
#: Seconds for which the disk is full, and has room.
FULL, ROOM = 3.0, 2.0
START = 90


@dataclass
class Flood:
    """What is done to one server: so many parcels by so many readers, and what went on meanwhile."""

    parcels: list[Parcel]
    readers: int
    done: threading.Event = field(default_factory=threading.Event)
    counted: "Counter[str]" = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    #: One for each answer that a reader had. Appending is safe among threads.
    answers: list[int] = field(default_factory=list)

    def run(self, url: str, trouble: Callable[["Flood"], None]) -> float:
        """Let the readers send while there is trouble; return how many seconds that took."""
        begun = time.monotonic()
        other = threading.Thread(target=trouble, args=[self])
        other.start()
        try:
            with ThreadPoolExecutor(self.readers) as pool:
                for parcel, counted in zip(
                    self.parcels, pool.map(lambda one: send(url, one, self.answers), self.parcels), strict=True
                ):
                    self.counted.update(counted)
                    self.wrong += [f"{parcel.title}: {parcel.trouble}"] if parcel.trouble else []
        finally:
            self.done.set()
            other.join()
        return time.monotonic() - begun


@contextmanager
def serving(var: Path, *, small_disk: bool = False) -> Iterator[tuple[str, int]]:
    """Serve the site in `var` as in real use, readers behind a proxy; yield its address and supervisor's process."""
    from cityblog.serving.processes import TIED, Address, commands, supervisor_config

    port = free_port()
    web = commands(Address("127.0.0.1", port, WORKERS), Path("manage.py"))["web"]
    for folder in ("run", "log"):
        (var / folder).mkdir(exist_ok=True)
    config = var / "run" / "supervisord.conf"
    config.write_text(supervisor_config({"web": web}, var, Path.cwd()), encoding="utf-8")
    command = [*TIED, sys.executable, "-m", "supervisor.supervisord", "-c", str(config)]
    if small_disk:
        photos = var / "contributions"
        photos.mkdir(exist_ok=True)
        # A shell that mounts and then becomes the server: the process is the same.
        script = 'mount -t tmpfs -o size=32m tmpfs "$0" && exec "$@"'
        command = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, str(photos), *command]
    variables = {**os.environ, "VAR_DIR": str(var), "TRUSTED_PROXIES": "1", "LOG_LEVEL": "CRITICAL"}
    server = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, server)
        yield url, server.pid
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(20)
        server.kill()
        server.wait()


def _wait(url: str, server: "subprocess.Popen[bytes]") -> None:
    import requests

    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        with suppress(requests.RequestException):
            if requests.get(f"{url}/contribute/story/", timeout=START).status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError("the server did not start: see log/web.log")


def children_of(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def killing(pid: int) -> Callable[[Flood], None]:
    """Kill one worker after the other, and granian now and then, at no moment in particular."""

    def kill(flood: Flood) -> None:
        due = random.randint(*BETWEEN_KILLS)
        # The wait is what puts the kill somewhere within an answer.
        while not flood.done.wait(random.random()):
            if len(flood.answers) < due:
                continue
            due = len(flood.answers) + random.randint(*BETWEEN_KILLS)
            masters = children_of(pid)
            workers = [worker for master in masters for worker in children_of(master)]
            is_master = not random.randrange(MASTERS)
            if chosen := masters if is_master else workers:
                with suppress(ProcessLookupError):
                    os.kill(random.choice(chosen), SIGKILL)
                    flood.counted["kills of granian" if is_master else "kills of workers"] += 1

    return kill


def filling(photos: Path) -> Callable[[Flood], None]:
    """Fill the disk of the photos to the last byte, and make room again, over and over."""

    def fill(flood: Flood) -> None:
        ballast = photos / "ballast"
        while not flood.done.wait(ROOM):
            end = time.monotonic() + FULL
            with ballast.open("wb", buffering=0) as file:
                # What the readers' photos leave is taken as well, and what they give back when they are refused.
                while time.monotonic() < end and not flood.done.is_set():
                    try:
                        file.write(bytes(4096))
                    except OSError:
                        time.sleep(0.01)
            flood.counted["times full"] += 1
            ballast.unlink()

    return fill


def under_kills(var: Path, number: int, readers: int) -> list[str]:
    """Send while workers are killed; return what is wrong then."""
    flood = Flood([parcel(f"Killed {index}", index) for index in range(number)], readers)
    with serving(var) as (url, pid):
        seconds = flood.run(url, killing(pid))
    return report("workers killed", flood, seconds, var / "contributions")


def on_a_full_disk(var: Path, number: int, readers: int) -> list[str]:
    """Send while the disk of the photos is full again and again; return what is wrong then."""
    flood = Flood([parcel(f"Full {index}", number + index) for index in range(number)], readers)
    with serving(var, small_disk=True) as (url, pid):
        # The same folder, as the server's namespace sees it.
        photos = Path(f"/proc/{pid}/root{(var / 'contributions').resolve()}")
        seconds = flood.run(url, filling(photos))
        return report("disk full", flood, seconds, photos)


def report(what: str, flood: Flood, seconds: float, photos: Path) -> list[str]:
    counted = ", ".join(f"{number} {name}" for name, number in sorted(flood.counted.items()))
    wrong = [*flood.wrong, *problems(flood.parcels, photos)]
    print(f"{what}: {len(flood.parcels)} contributions of {flood.readers} readers in {seconds:.0f} s; {counted}")
    print(f"{what}: {len(wrong)} wrong")
    return wrong


def problems(parcels: list[Parcel], photos: Path) -> list[str]:
    """Return what is wrong with what was acknowledged: each is to be there once, with all its photos, readable."""
    from PIL import Image

    from community.models import Contribution, ContributionPhoto
    from community.models.contributions import secret_digest

    wrong = []
    for one in parcels:
        rows = list(
            Contribution.objects.filter(title=one.title).exclude(state="draft").values_list("pk", "state", "digest")
        )
        if len(rows) != 1 or rows[0][1] != "received" or rows[0][2] != secret_digest(one.secret):
            wrong.append(f"{one.title}: acknowledged, and there {len(rows)} times, {[row[1] for row in rows]}")
            continue
        kept = {row.source: row for row in ContributionPhoto.objects.filter(contribution=rows[0][0])}
        if set(kept) != set(one.sources):
            wrong.append(f"{one.title}: {len(kept)} photos in the place of {len(one.sources)}")
        for row in kept.values():
            try:
                with Image.open(photos / row.file) as picture:
                    picture.load()
                    if picture.size != (row.width, row.height) or not row.agreed:
                        wrong.append(f"{one.title}: a photo is not what it was")
            except OSError as error:
                wrong.append(f"{one.title}: a photo cannot be read ({error})")
    return wrong

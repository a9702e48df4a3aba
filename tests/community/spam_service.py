"""A service on loopback that speaks as Akismet does, and notes what it was told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


@dataclass
class Service:
    """Answers `says` with `status`; with `hangs` it takes a question and says nothing."""

    says: str = "false"
    status: int = 200
    hangs: bool = False
    #: What it was asked: the call, and what came with it.
    heard: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def calls(self) -> list[str]:
        return [call for call, _told in self.heard]


@contextmanager
def spam_service() -> Iterator[Service]:
    service = Service()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told = {name: values[0] for name, values in parse_qs(body).items()}
            service.heard.append((self.path.rpartition("/")[2], told))
            if service.hangs:
                service.is_over.wait(10)
                return
            self.send_response(service.status)
            self.send_header("Location", "/1.1/elsewhere")
            self.end_headers()
            self.wfile.write(service.says.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    service.url = f"http://127.0.0.1:{server.server_port}/1.1/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        service.is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()

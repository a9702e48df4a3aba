"""What must not happen in a browser while a story is told: noted, and kept from leaving the machine."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

#: Requests of these kinds never leave the browser.
INWARD = {"data", "blob", "about"}


@dataclass
class Watch:
    """Notes on every page of a browser context: `complaints` is empty when all went well."""

    host: str
    complaints: list[str] = field(default_factory=list)
    #: Requests to other hosts. They go nowhere: the browser is started such that it finds no other host.
    outward: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        # Not by routing, which would switch the browser's cache off: the admin's scripts would come anew for each page.
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("response", self._response)

    def _is_outward(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in INWARD and parts.netloc != self.host

    def _request(self, request: Request) -> None:
        if self._is_outward(request.url):
            self.outward.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # The browser's note on an answer of 4xx: an autosave of a half-filled form gets a 400, a page that
        # is not there yet a 404; both are asked for. Answers of 5xx are noted above.
        expected = message.text.startswith("Failed to load resource: the server responded with a status of 4")
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"console: {message.text}")

"""What must not happen in a browser while a story is told: noted, and kept from leaving the machine."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Response, Route

#: Requests of these kinds never leave the browser.
INWARD = {"data", "blob", "about"}


@dataclass
class Watch:
    """Notes on every page of a browser context: `complaints` is empty when all went well."""

    host: str
    complaints: list[str] = field(default_factory=list)
    #: Requests to other hosts, all of them refused.
    outward: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.route(self._is_outward, self._refuse)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("response", self._response)

    def _is_outward(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in INWARD and parts.netloc != self.host

    def _refuse(self, route: Route) -> None:
        self.outward.append(route.request.url)
        route.abort()

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # The browser's note on an answer of 4xx: an autosave of a half-filled form gets a 400, a page that
        # is not there yet a 404; both are asked for. Answers of 5xx are noted above.
        expected = message.text.startswith("Failed to load resource: the server responded with a status of 4")
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"console: {message.text}")

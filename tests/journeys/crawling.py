"""Following every address of the site, as a robot without cookies would."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import requests

#: Where HTML names an address that the browser or a reader may open.
ADDRESSES = {"href", "src", "srcset", "poster", "action", "data-src"}
META_ADDRESSES = {"og:image", "og:url"}
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)""")
IN_XML = re.compile(r"""(?:<loc>|href="|<uri>|<id>(?=http))([^<"]+)""")
#: Addresses that are asked for of those that differ in their numbers alone: a calendar has a page for each day.
ALIKE = 4
NUMBER = re.compile(r"\d+")
#: Fetched last: what readers click on comes first, should there be more than the crawl may ask for.
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")


@dataclass
class Crawl:
    """What a crawl of the site at `home` found."""

    home: str
    bound: int
    #: Address → status.
    answers: dict[str, int] = field(default_factory=dict)
    #: Address → the first page that names it.
    named_by: dict[str, str] = field(default_factory=dict)
    #: Address → the anchors in it, for pages and sprites.
    anchors: dict[str, set[str]] = field(default_factory=dict)
    #: Addresses with a #fragment.
    fragments: set[str] = field(default_factory=set)
    outward: set[str] = field(default_factory=set)
    #: Addresses by their words, without the numbers in them.
    alike: Counter[str] = field(default_factory=Counter)
    left_out: int = 0

    def run(self, *starts: str) -> "Crawl":
        waiting = deque(urljoin(self.home, start) for start in starts)
        pictures: deque[str] = deque()
        with requests.Session() as session:
            while waiting or pictures:
                address = (waiting or pictures).popleft()
                if address in self.answers:
                    continue
                if len(self.answers) >= self.bound or self.knows_enough_like(address):
                    self.left_out += 1
                    continue
                self.alike[NUMBER.sub("0", address)] += 1
                for found in self._visit(session, address):
                    (pictures if found.endswith(PICTURES) else waiting).append(found)
        return self

    def knows_enough_like(self, address: str) -> bool:
        return not address.endswith(PICTURES) and self.alike[NUMBER.sub("0", address)] >= ALIKE

    def _visit(self, session: requests.Session, address: str) -> list[str]:
        answer = session.get(address, timeout=60)
        self.answers[address] = answer.status_code
        inward = []
        for name in self._names(address, answer):
            found, fragment = urldefrag(urljoin(address, name))
            if not found.startswith(f"{self.home}/"):
                self.outward.add(found)
                continue
            if urlsplit(address).query and urlsplit(found).query:
                # A filter leads to all other filters, and eight servings to nine: each is asked for once, from
                # a page without any.
                continue
            if fragment:
                self.fragments.add(f"{found}#{fragment}")
            self.named_by.setdefault(found, address)
            inward.append(found)
        return inward

    def _names(self, address: str, answer: requests.Response) -> list[str]:
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if kind == "text/html":
            reader = _Reader()
            reader.feed(answer.text)
            self.anchors[address] = reader.anchors
            return reader.names
        if kind == "image/svg+xml":
            self.anchors[address] = set(re.findall(r'id="([^"]+)"', answer.text))
        if kind == "text/css":
            return IN_CSS.findall(answer.text)
        return IN_XML.findall(answer.text) if kind in ("application/xml", "application/atom+xml") else []


class _Reader(HTMLParser):
    """Collects the addresses that a page names and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value}
        if "id" in values:
            self.anchors.add(values["id"])
        if tag == "meta" and values.get("property") in META_ADDRESSES:
            self.names.append(values["content"])
        for name in ADDRESSES & set(values):
            parts = values[name].split(",") if name == "srcset" else [values[name]]
            self.names += [part.split()[0] for part in parts if part.strip()]

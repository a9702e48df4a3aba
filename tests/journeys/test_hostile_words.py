"""What tries to be a script stays text: in each field of readers' forms, on their pages, in the queue and the inbox."""

import html
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from tests.community.test_contributing import MORE
from tests.core.pictures import encoded, plain
from tests.journeys.running_demo import Demo
from tests.journeys.test_reader_comments import POST, answered
from tests.journeys.watching import Watch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
#: After OWASP's cheat sheets of filter evasion and prevention: tags, attributes, addresses, mutation, templates.
PAYLOADS = [
    "<script>alert(1)</script>",
    "</textarea></title></script><script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '<img src="x" onerror="&#97;lert(1)">',
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    '<a href="javascript:alert(1)" id=x>x</a>',
    "javascript:alert(1)//https://example.org/",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/?<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href=//example.org/>",
    "<style>*{background:url(javascript:alert(1))}</style><link rel=stylesheet href=//example.org/x.css>",
    "&lt;script&gt;alert(1)&lt;/script&gt; %3Cscript%3Ealert(1)%3C/script%3E \\u003cscript\\u003e",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} {% debug %} {{ request.user }}",
    "--><!--><script>alert(1)</script> ]]><script>alert(1)</script>",
    "\u202e\u2066<ſcript>alert(1)</ſcript>\u2069",
]
ALL = "\n\n".join(PAYLOADS)
HERE = {"Sec-Fetch-Site": "same-origin"}
#: What a browser's policy keeps away is a complaint as well: nothing should have been there to be kept away.
LISTENS = "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"


class Looking:
    """A browser in which nothing may open a dialog, and every refusal of the policy is noted."""

    def __init__(self, context: BrowserContext) -> None:
        self.dialogs: list[str] = []
        context.add_init_script(LISTENS)
        context.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page: Page = context.new_page()

    def at(self, address: str) -> Page:
        self.page.goto(address)
        assert (
            self.page.evaluate("document.querySelectorAll('main script:not([src]):not([type]), main iframe').length")
            == 0
        )
        return self.page


def forms(demo: Demo, addresses: list[str]) -> dict[str, dict[str, str]]:
    """Return what proves the effort for each form; all at once, for a form that is sent too soon is a robot's."""
    proofs = {}
    for address in addresses:
        page = requests.get(demo.url + address, timeout=60).text
        stamp = re.search(r'name="stamp" value="([^"]+)"', page)
        question = re.search(r'for="guard-answer">([^<]+)<', page)
        assert stamp is not None
        assert question is not None
        proofs[address] = {"stamp": html.unescape(stamp[1]), "answer": answered(question[1])}
    time.sleep(3.2)
    return proofs


def send(demo: Demo, address: str, fields: dict[str, Any]) -> str:
    """Send a form without a browser; return where its answer leads."""
    answer = requests.post(demo.url + address, data=fields, headers=HERE, timeout=60, allow_redirects=False)
    assert answer.status_code == 303, re.findall(r"<li>(.*?)</li>|ask__errors\">(.*?)<", answer.text)
    return answer.headers["Location"]


def add_photo(demo: Demo, address: str, fields: dict[str, Any]) -> dict[str, str]:
    """Add a photo whose name is hostile; return what the form then says of it, as hostile."""
    photo = {"photos": (f"{PAYLOADS[3]}.jpg", encoded(plain()), "image/jpeg")}
    answer = requests.post(demo.url + address, {**fields, "action": "add"}, files=photo, headers=HERE, timeout=60)
    name = re.search(r'name="(photo-\d+)-shown"', answer.text)
    assert name is not None
    words = {"shown": "1", "agreed": "on", "caption": f"{PAYLOADS[2]}{PAYLOADS[3]}", "credit": PAYLOADS[3]}
    return {f"{name[1]}-{part}": said for part, said in words.items()}


def hostile_contribution(mark: str, kind: str) -> dict[str, Any]:
    """Return a form that can be sent, with a payload wherever words are free."""
    words = {"title": f"{mark} {PAYLOADS[2]}{PAYLOADS[3]}", "text": f"{ALL}\n\n{mark}", "name": f"{mark} {PAYLOADS[3]}"}
    free = {
        "event": ("venue_details", "organiser", "accessibility", "age"),
        "job": ("employer", "street_address", "start_note", "education", "experience", "apply_note", "reference"),
        "recipe": ("cuisine", "equipment", "ingredients", "steps"),
        "opinion": ("guest_about", "disclosure"),
        "letter": ("guest_about",),
        "tip": ("work_title", "cuisine", "had"),
    }
    hostile = {name: PAYLOADS[number] for number, name in enumerate(free.get(kind, ()))}
    return {**MORE.get(kind, {}), **words, **hostile, "email": f"{mark}@example.org", "agreed": "on", "action": "send"}


def test_what_tries_to_be_a_script_stays_text(
    open_browser: OpenBrowser, demo: Demo, editor_state: Any, watch: Watch
) -> None:
    mark = f"x{uuid4().hex[:8]}"
    kinds = ["story", "event", "job", "recipe", "opinion", "letter", "tip", "photo", "correction"]
    number = re.search(r"/comments/(\d+)/", requests.get(demo.url + POST, timeout=60).text)
    assert number is not None
    comment = f"/comment/{number[1]}/"
    proofs = forms(demo, [comment, *(f"/contribute/{kind}/" for kind in kinds)])
    name = f"{mark} {PAYLOADS[3]}"
    send(demo, comment, {**proofs[comment], "text": f"{mark}\n\n{ALL}", "name": name, "email": f"{mark}@example.org"})
    receipts = []
    for kind in kinds:
        address = f"/contribute/{kind}/"
        fields = {**proofs[address], **hostile_contribution(mark, kind)}
        if kind == "photo":
            fields |= add_photo(demo, address, fields)
        receipts.append(send(demo, address, fields))

    reader = Looking(open_browser())
    for receipt in receipts:
        shown = reader.at(urlsplit(receipt).path)
        expect(shown.locator(".sent")).to_contain_text(PAYLOADS[0])
    for kind in ("job", "tip"):
        fill_all(reader.at(f"/contribute/{kind}/"), mark)

    desk = Looking(open_browser(storage_state=editor_state, viewport={"width": 1440, "height": 1000}))
    inbox = desk.at(f"/admin/contributions/?q={mark}")
    links = inbox.get_by_role("link", name=mark)
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert len(addresses) >= len(kinds) - 1
    for address in addresses:
        expect(desk.at(address).locator(".contribution__text")).to_contain_text(PAYLOADS[0])
    entry = desk.at(f"/admin/comments/?q={mark}").locator(".queue-entry")
    expect(entry).to_contain_text(PAYLOADS[0])
    key = entry.get_attribute("data-comment")
    entry.get_by_role("button", name="Approve", exact=False).first.click()
    expect(entry).to_have_count(0)
    expect(desk.at("/admin/comments/log/").get_by_text(mark).first).to_be_visible()

    # An address that no cache has: shown at once.
    public = reader.at(f"/comments/{number[1]}/?at={key}&sort=newest")
    row = public.locator(f"#c{key}")
    for payload in (PAYLOADS[0], PAYLOADS[7], PAYLOADS[13]):
        expect(row).to_contain_text(payload)
    assert row.locator("a[href]:not([href^='/']):not([href^='https://example.org/']):not([href^='#'])").count() == 0
    row.hover()
    assert reader.dialogs == desk.dialogs == []
    # The browser's own word on a field for a date, or a number, that comes back with something else in it.
    watch.complaints[:] = [one for one in watch.complaints if "console: The specified value" not in one]


def fill_all(page: Page, mark: str) -> None:
    """Type a payload into every field there is, and look at what comes back."""
    page.evaluate(
        """payload => document.querySelectorAll("#contribution input, #contribution textarea").forEach((field) => {
          if (!["hidden", "checkbox", "radio", "file"].includes(field.type) && field.name !== "website") {
            if (field.type !== "textarea") field.type = "text";
            field.removeAttribute("maxlength");
            field.value = payload;
          }
        })""",
        f"{mark} {PAYLOADS[1]} {PAYLOADS[2]} {PAYLOADS[3]}",
    )
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("alert").or_(page.locator("#look")).first).to_be_visible()

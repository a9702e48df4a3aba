"""One reader and one contribution: how a form is filled in, and sent again until it was answered."""

import hashlib
import html
import io
import re
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import requests
from PIL import Image

PHOTOS = 3
#: Seconds for which one thing is tried; a person gives up sooner, and would be told the same.
PATIENCE = 300
#: Nobody writes a contribution in less, the site thinks.
SECONDS_TO_WRITE = 3.2
#: How often photos that were refused are chosen anew.
MOST_CHOSEN = 10
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
HERE = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Parcel:
    """A contribution with its photos, and what its sender was told."""

    title: str
    #: Where its reader writes from: each from somewhere else, for one client may not send so much.
    client: str
    photos: list[bytes]
    secret: str = ""
    trouble: str = ""

    @property
    def sources(self) -> list[str]:
        return [hashlib.sha256(photo).hexdigest() for photo in self.photos]


class GaveUpError(Exception):
    """Nothing came of it, however often it was tried."""


def parcel(title: str, index: int) -> Parcel:
    """Return a contribution with three photos that no other has."""
    client = f"10.{index >> 14 & 255}.{index >> 7 & 127}.{index & 127}"
    return Parcel(title, client, [_photo(index * PHOTOS + number) for number in range(PHOTOS)])


def _photo(number: int) -> bytes:
    file = io.BytesIO()
    # A colour a number: other bytes.
    Image.new("RGB", (96, 64), (number & 255, number >> 8 & 255, 90)).save(file, "PNG")
    return file.getvalue()


def send(url: str, one: Parcel, answers: list[int]) -> "Counter[str]":
    """Send a contribution and note what its reader was told; return what was counted on the way."""
    counted: Counter[str] = Counter()
    try:
        address = f"{url}/contribute/story/"
        form = _ask(counted, answers, "get", address, one, (200,)).text
        began = time.monotonic()
        words = {**_of_form(form), "title": one.title, "text": f"What happened, by the one who wrote {one.title}."}
        words |= {"name": "Petra Olin", "email": f"petra{one.client}@example.org", "agreed": "on"}
        files = [("photos", (f"{n}.png", photo, "image/png")) for n, photo in enumerate(one.photos)]
        photos: list[str] = []
        for _try in range(MOST_CHOSEN):
            add = {"data": {**words, "action": "add"}, "files": files}
            shown = _ask(counted, answers, "post", address, one, (200,), **add).text
            photos = sorted(set(re.findall(r'name="(photo-\d+)-shown"', shown)))
            if len(photos) == len(one.photos):
                break
            # Its sender sees which were not taken, and why: such as a machine too busy to decode them in time.
            counted["times that photos were refused"] += 1
        for name in photos:
            words |= {f"{name}-shown": "1", f"{name}-credit": "Petra Olin", f"{name}-agreed": "on"}
        time.sleep(max(0.0, SECONDS_TO_WRITE - time.monotonic() + began))
        for _again in range(2):
            # The second time as who presses the button twice: it must be the same receipt.
            answer = _ask(counted, answers, "post", address, one, (302, 303), data={**words, "action": "send"})
            secret = answer.headers["Location"].split("/")[2]
            if one.secret not in ("", secret):
                one.trouble = "sent twice, it has two receipts"
            one.secret = secret
    except GaveUpError as error:
        one.trouble = str(error)
    return counted


def _ask(
    counted: "Counter[str]", answers: list[int], method: str, url: str, one: Parcel, good: tuple[int, ...], **more: Any
) -> Any:
    """Ask until an answer is good. No answer, and 503, are what a reader tries again after."""
    said = ""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            headers = {**HERE, "X-Forwarded-For": one.client}
            # Connections of its own each time: the worker at the other end may be another.
            answer = requests.request(method, url, headers=headers, timeout=60, allow_redirects=False, **more)
        except requests.RequestException:
            counted["lost connections"] += 1
            time.sleep(0.3)
            continue
        answers.append(answer.status_code)
        if answer.status_code in good:
            return answer
        counted[f"answers of {answer.status_code}"] += 1
        said = f"{answer.status_code}: {' '.join(re.findall(r'<li>(.*?)</li>', answer.text)[:3])}"
        if answer.status_code != 503:
            break
        time.sleep(0.5)
    raise GaveUpError(said or "no answer")


def _of_form(page: str) -> dict[str, str]:
    """Return the stamp of a form and the answer to its question."""
    stamp = re.search(r'name="stamp" value="([^"]+)"', page)
    question = re.search(r'for="guard-answer">([^<]+)<', page)
    if stamp is None or question is None:
        raise GaveUpError("that was no form")
    numbers = re.findall("|".join(NUMBERS), question[1])
    return {"stamp": html.unescape(stamp[1]), "answer": str(sum(NUMBERS.index(word) + 1 for word in numbers))}

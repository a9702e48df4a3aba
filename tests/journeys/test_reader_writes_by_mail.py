"""A reader writes to the paper by mail, as to the old blog: a mail server hands it over, and the desk finds it."""

import os
import smtplib
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from tests.journeys.running_demo import Demo
from tests.postgres import free_port

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
]
TAKEN, TRY_AGAIN = "250 Taken in", "451 Try again later"


class Pipe:
    """What a mail server does with mail to contributions: it feeds each to our command, and says how that ended."""

    def __init__(self, demo: Demo) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "VAR_DIR": str(demo.var),
            "DJANGO_SETTINGS_MODULE": "cityblog.settings.demo",
        }

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "receive_mail"]
        ended = subprocess.run(command, input=envelope.content, env=self.environment, check=False)
        return TRY_AGAIN if ended.returncode else TAKEN


@pytest.fixture
def mail_server(demo: Demo) -> Iterator[int]:
    """A mail server on loopback; gives its port."""
    controller = Controller(Pipe(demo), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield int(controller.port)
    controller.stop()


def a_mail(title: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Petra Olin <petra.olin@example.org>"
    message["To"] = "stories@lantern.example"
    message["Subject"] = title
    message["Message-ID"] = f"<{uuid4()}@example.org>"
    message.set_content("It stood there all morning.\n\nNobody knows why.\n-- \nPetra\nSent from the quay")
    for number in range(3):
        file = BytesIO()
        Image.effect_noise((900, 600), 60 + number).convert("RGB").save(file, "JPEG")
        message.add_attachment(file.getvalue(), maintype="image", subtype="jpeg", filename=f"IMG_{number}.jpg")
    return message


def test_a_story_by_mail_stands_in_the_inbox_once(
    mail_server: int, open_browser: Callable[..., BrowserContext], editor_state: Any
) -> None:
    title = f"A heron by mail {uuid4().hex[:6]}"
    message = a_mail(title)
    for _twice in range(2):
        with smtplib.SMTP("127.0.0.1", mail_server, timeout=120) as server:
            server.send_message(message, to_addrs=["stories@lantern.example"])

    desk = open_browser(storage_state=editor_state, viewport={"width": 1440, "height": 1000}).new_page()
    desk.goto("/admin/contributions/?state=waiting")
    expect(desk.get_by_role("link", name=title)).to_have_count(1)
    desk.get_by_role("link", name=title).click()

    expect(desk.get_by_role("main").get_by_role("img")).to_have_count(3)
    expect(desk.get_by_role("main")).to_contain_text("Nobody knows why.")
    expect(desk.get_by_role("main")).to_contain_text("Came by mail")
    expect(desk.get_by_role("main")).not_to_contain_text("Sent from the quay")

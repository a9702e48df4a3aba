"""Embeds: asked about when saved, never when read; a plain link when nobody answers."""

import json

import pytest
import requests
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedNotFoundException

from core import embeds
from core.blocks import EmbedBlock

VIDEO = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


class Answer:
    """Just enough of a streamed answer of requests."""

    def __init__(self, body: bytes, status_code: int = 200) -> None:
        self.body, self.status_code, self.raw = body, status_code, self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def read(self, amount, decode_content):
        return self.body[:amount]


@pytest.fixture
def network(monkeypatch):
    """Record every call; answer with what the test puts into `answer`."""
    calls = []

    class Network:
        answer: object = Answer(json.dumps({"title": "Big Buck Bunny", "html": "<script>"}).encode())

    def get(url, **options):
        calls.append((url, options))
        if isinstance(Network.answer, Exception):
            raise Network.answer
        return Network.answer

    monkeypatch.setattr(requests, "get", get)
    Network.calls = calls
    return Network


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (VIDEO, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        ("https://youtu.be/aqz-KE-bpKQ?t=4", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        (
            "https://m.youtube.com/watch?list=x&v=aqz-KE-bpKQ",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        ),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://soundcloud.com/a-b/c-d",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa-b%2Fc-d",
        ),
        (
            "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
            "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
        ),
    ],
)
def test_the_player_follows_from_the_address(url, player):
    assert embeds.describe(url).player_src == player


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com.evil.example/watch?v=aqz-KE-bpKQ",
        "https://evil.example/https://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com@evil.example/watch?v=aqz-KE-bpKQ",
        "https://youtu.be/aqz-KE-bpKQ-and-more",
        "https://vimeo.com/123abc",
        "https://example.org/film",
    ],
)
def test_other_addresses_are_links_without_a_player(url, network):
    embed = embeds.describe(url)

    assert embed.player_src is None
    assert embed.title
    assert embeds.title_from_provider(url) == ""
    assert not network.calls


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "", "https://", "http://[", "ftp://a.b/c"]
)
def test_an_address_that_nobody_should_follow_is_not_shown(url):
    assert embeds.describe(url) is None


def test_a_player_outside_the_site_s_policy_is_not_offered(settings):
    settings.EMBED_FRAME_SOURCES = []

    assert embeds.describe(VIDEO).player_src is None


@pytest.mark.django_db
def test_saving_asks_the_provider_once_for_the_title(network):
    block = EmbedBlock()

    titles = [block.clean(block.to_python({"url": VIDEO}))["title"] for _ in range(3)]

    assert titles == ["Big Buck Bunny"] * 3
    [(endpoint, options)] = network.calls
    assert endpoint == "https://www.youtube.com/oembed"
    assert options["timeout"] == 5
    assert options["allow_redirects"] is False


def test_a_title_that_an_editor_gave_needs_no_call(network):
    block = EmbedBlock()

    assert block.clean(block.to_python({"url": VIDEO, "title": "Ours"}))["title"] == "Ours"
    assert not network.calls


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [
        requests.Timeout(),
        requests.ConnectionError(),
        Answer(b"", 404),
        Answer(b"", 302),
        Answer(b"<html>"),
        Answer(b"[1]"),
        Answer(b'{"title": "' + b"x" * 100_000 + b'"}'),
        Answer(b"\xff"),
    ],
)
def test_a_provider_that_fails_leaves_a_link_and_is_left_in_peace(network, answer):
    network.answer = answer
    block = EmbedBlock()

    values = [block.clean(block.to_python({"url": VIDEO})) for _ in range(2)]

    assert values[0].embed.title == "Watch on YouTube"
    assert values[0].embed.player_src
    assert len(network.calls) == 1


@pytest.mark.django_db
def test_reading_never_asks_anybody(network, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert EmbedBlock().to_python({"url": VIDEO, "title": ""}).embed.title

    with pytest.raises(EmbedNotFoundException):
        get_embed(VIDEO)
    assert not network.calls

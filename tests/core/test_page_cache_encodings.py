"""Which compression a browser is given."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.page_cache.encodings import ENCODINGS, compress, is_compressible, preferred_encoding


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br ; q=1.000 , gzip", "br"),
        ("br;Q=0.1,gzip;q=0.2", "gzip"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("deflate", "identity"),
        ("*;q=0", "identity"),
        ("identity;q=0", "identity"),
        ("identity;q=0, gzip;q=0.001", "gzip"),
        ("br;q=high, gzip", "gzip"),
        ("br;q=1.5, gzip", "gzip"),
        ("br;q=-1", "identity"),
        ("br;level=5, gzip", "br"),
        ("br;q=0, br", "identity"),
        (",,;;, ;q=1", "identity"),
        ("gzip, " * 500, "identity"),
    ],
)
def test_what_a_header_asks_for(header: str, encoding: str) -> None:
    assert preferred_encoding(header) == encoding


@given(st.text(alphabet="brgzip*;q=01., xidenty\t\0é", max_size=60))
def test_any_header_has_an_answer(header: str) -> None:
    assert preferred_encoding(header) in ENCODINGS


QUALITIES = st.integers(min_value=0, max_value=1000)


@given(st.dictionaries(st.sampled_from(["br", "gzip", "identity", "zstd"]), QUALITIES))
def test_the_liked_best_of_ours_is_chosen(wishes: dict[str, int]) -> None:
    header = ", ".join(f"{name};q={quality / 1000:.3f}" for name, quality in wishes.items())

    chosen = preferred_encoding(header)

    best = max((wishes.get(name, 0) for name in ENCODINGS), default=0)
    if best:
        assert wishes.get(chosen) == best or (chosen == "identity" and "identity" not in wishes)
    else:
        assert chosen == "identity"


@given(st.binary(max_size=3000))
def test_what_is_compressed_comes_back(body: bytes) -> None:
    assert brotli.decompress(compress(body, "br")) == body
    assert gzip.decompress(compress(body, "gzip")) == body
    assert compress(body, "identity") == body
    assert compress(body, "gzip") == compress(body, "gzip")


@pytest.mark.parametrize(
    ("content_type", "length", "pays"),
    [
        ("text/html; charset=utf-8", 500, True),
        ("text/html; charset=utf-8", 499, False),
        ("application/atom+xml", 5000, True),
        ("Application/JSON", 5000, True),
        ("image/svg+xml", 5000, True),
        ("image/png", 5000, False),
        ("application/zip", 5000, False),
        ("", 5000, False),
    ],
)
def test_only_text_of_some_length_is_compressed(content_type: str, length: int, pays: bool) -> None:
    assert is_compressible(content_type, length) is pays

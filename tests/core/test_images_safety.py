"""What a picture may carry into the archive, and what is refused at the door."""

import io
import resource
import struct
import time
import zlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from core.images.safety import make_safe
from tests.core.pictures import DATA, encoded, needs_data, notes_of_a_camera, plain

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def opened(content: bytes, name: str = "picture.jpg") -> Image.Image:
    return Image.open(make_safe(io.BytesIO(content), name))


def test_a_photograph_loses_its_position_and_keeps_the_day_and_the_colour_profile():
    content = encoded(plain(), exif=notes_of_a_camera(), icc_profile=SRGB, comment=b"secret")

    safe = make_safe(io.BytesIO(content), "holiday.JPG")

    assert safe.taken_on == date(2024, 3, 9)
    assert safe.name == "holiday.jpg"
    picture = Image.open(safe)
    assert not picture.getexif()
    assert picture.info["icc_profile"] == SRGB
    assert "comment" not in picture.info
    assert picture.size == (40, 60), "orientation 6 lies on its side"


@pytest.mark.parametrize("image_format", ["PNG", "WEBP", "AVIF"])
def test_no_format_carries_metadata_through(image_format):
    words = PngImagePlugin.PngInfo()
    words.add_text("Location", "54.5 N")
    options = {"pnginfo": words} if image_format == "PNG" else {"xmp": b"<x:xmpmeta>54.5 N</x:xmpmeta>"}
    content = encoded(plain(), image_format, exif=notes_of_a_camera(), **options)

    safe = make_safe(io.BytesIO(content), "x.png")

    assert b"54.5 N" not in safe.read()
    assert b"Camera" not in safe.file.getvalue()


@pytest.mark.parametrize("options", [{}, {"icc_profile": SRGB}])
def test_a_lossless_picture_stays_lossless(options):
    noise = Image.effect_noise((40, 40), 90).convert("RGB")

    picture = opened(encoded(noise, "WEBP", lossless=True, **options))

    assert picture.convert("RGB").tobytes() == noise.tobytes()


def test_what_is_appended_to_a_picture_goes():
    content = encoded(plain()) + b"a film with a voice and a position"

    safe = make_safe(io.BytesIO(content), "x.jpg")

    assert b"position" not in safe.read()


@pytest.mark.parametrize(
    ("mode", "colour", "image_format"),
    [
        ("CMYK", (0, 255, 255, 0), "JPEG"),
        ("P", 0, "GIF"),
        ("1", 1, "PNG"),
        ("L", 90, "PNG"),
        ("LA", (90, 9), "PNG"),
        ("RGBA", (1, 2, 3, 4), "PNG"),
        ("RGBA", (1, 2, 3, 4), "WEBP"),
        ("RGBA", (1, 2, 3, 4), "AVIF"),
        ("I;16", 40_000, "PNG"),
    ],
)
def test_every_kind_of_colour_ends_as_one_that_browsers_show(mode, colour, image_format):
    picture = opened(encoded(Image.new(mode, (20, 10), colour), image_format))

    assert picture.mode in {"L", "LA", "RGB", "RGBA", "P"}
    assert picture.format in {"JPEG", "PNG", "WEBP"}
    picture.load()


def test_sixteen_bit_grey_is_not_blown_out():
    picture = opened(encoded(Image.new("I;16", (4, 4), 40_000), "PNG"))

    assert picture.getpixel((0, 0)) == 40_000 // 256


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_damaged_exif_block_does_not_cost_the_picture():
    content = encoded(plain(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")

    assert opened(content).size == (60, 40)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"\0" * 500])
def test_what_is_no_picture_is_refused_in_a_sentence(content):
    with pytest.raises(ValidationError, match="cannot be opened"):
        make_safe(io.BytesIO(content), "x.jpg")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(settings):
    header = struct.pack(">IIBBBBB", 11_000, 11_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    content += struct.pack(">I", 4) + b"IDAT" + b"\0\0\0\0" + struct.pack(">I", zlib.crc32(b"IDAT\0\0\0\0"))
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000

    with pytest.raises(ValidationError, match="too large to open"):
        make_safe(io.BytesIO(content), "x.png")


def test_the_frames_of_an_animation_count(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60 * 40 * 3
    frames = [plain(colour=colour) for colour in ("red", "green", "blue", "white")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(ValidationError, match="too large"):
        make_safe(io.BytesIO(content), "x.gif")


@needs_data
@pytest.mark.parametrize(
    "name", ["truncated_jpeg.jpg", "broken.png", "decompression_bomb.gif", "png_decompression_dos.png"]
)
def test_hostile_files_are_refused_quickly_and_in_little_memory(name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()

    with (
        (DATA / name).open("rb") as file,
        pytest.raises(ValidationError, match=r"cannot be opened|too large"),
    ):
        make_safe(file, name)

    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def difference(one: Image.Image, other: Image.Image) -> float:
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@needs_data
def test_photographs_of_all_orientations_look_alike():
    pictures = [opened((DATA / f"landscape_{n}.jpg").read_bytes()).convert("RGB") for n in (1, 3, 6, 8)]

    # They differ in colour and in the number they carry, but far less than from one that lies on its head.
    small = [picture.resize((40, 30)) for picture in pictures]
    for other in small[1:]:
        assert difference(small[0], other) < difference(small[0], other.transpose(Image.Transpose.ROTATE_180)) / 3


@needs_data
def test_real_files_lose_their_positions():
    for name in ("gps.jpg", "phone.heic"):
        safe = make_safe(io.BytesIO((DATA / name).read_bytes()), name)

        assert Image.open(safe).format == "JPEG"
        assert not Image.open(safe).getexif()
        assert safe.taken_on


@needs_data
def test_a_print_file_shows_its_colours():
    picture = opened((DATA / "pil_sample_cmyk.jpg").read_bytes())

    red, green, blue = picture.getpixel((0, 0))
    assert red > 200 > 80 > max(green, blue)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_a_file_raises_anything_but_a_refusal(data):
    content = bytearray(encoded(plain(), data.draw(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        safe = make_safe(io.BytesIO(bytes(content)), "x")
    except ValidationError:
        return
    Image.open(safe).load()

"""Bring a picture's colours into a mode that every browser shows, and keep only a fitting profile."""

import io

from PIL import Image, ImageCms

#: More than a camera's or a printer's RGB profile needs; a larger one carries something else.
LARGEST_PROFILE = 256 * 1024
SHOWABLE_MODES = {"L", "LA", "P", "RGB", "RGBA"}
PROFILE_SPACES = {"L": "GRAY", "LA": "GRAY", "P": "RGB", "RGB": "RGB", "RGBA": "RGB"}


def displayable(image: Image.Image) -> Image.Image:
    """Return `image` in greyscale, palette or RGB, its `info` reduced to transparency and a valid profile."""
    profile = _valid_profile(image.info.get("icc_profile"))
    if image.mode in {"CMYK", "LAB"} and profile:
        image = _by_profile(image, profile)
        profile = None
    elif image.mode not in SHOWABLE_MODES:
        image = _by_mode(image)
    transparency = image.info.get("transparency")
    image.info = {}
    if transparency is not None:
        image.info["transparency"] = transparency
    if profile and profile.profile.xcolor_space.strip() == PROFILE_SPACES[image.mode]:
        image.info["icc_profile"] = profile.tobytes()
    return image


def _valid_profile(data: object) -> ImageCms.ImageCmsProfile | None:
    if not isinstance(data, bytes) or not data:
        return None
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return None


def _by_profile(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    try:
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        converted = None
    return converted or image.convert("RGB")


def _by_mode(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow's own conversion clips everything above 255 to white.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"1", "F"}:
        return image.convert("L")
    return image.convert("RGBA" if image.mode in {"La", "PA", "RGBa"} else "RGB")

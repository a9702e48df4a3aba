"""Photos of contributions: checked by their header, rewritten, and safe on the disk before anything names them.

They lie in VAR_DIR/contributions under names that nobody could guess, never below MEDIA_ROOT. A file comes before
its row, so a process that is killed leaves at most a file that no row names; the sweep takes those after a day.
"""

import hashlib
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from community.models import Contribution, ContributionPhoto
from core.images.bounded import rewrite_bounded
from core.images.safety import SUFFIXES, read_header, refuse_too_many_pixels

MOST = 8
LARGEST = 15 * 1024 * 1024
#: Pillow's names of what we take; MPO is how several phones label a JPEG.
TAKEN = {"JPEG", "MPO", "PNG", "WEBP", "HEIF"}
SECONDS_A_DAY = 24 * 3600


def folder() -> Path:
    return Path(settings.VAR_DIR) / "contributions"


def path_of(photo: ContributionPhoto) -> Path:
    return folder() / photo.file


def keep_photo(contribution: Contribution, upload: Any) -> ContributionPhoto:
    """Store one photo with a contribution, durably; return its row, the same one if it came before.

    Raises ValidationError with a sentence for its sender, and OSError if the disk does not take it.
    """
    name = Path(upload.name or "").name[:60] or _("a photo")
    with _as_a_file(upload) as (path, digest):
        known = contribution.photos.filter(source=digest).first()
        if known is not None:
            return known
        try:
            _check(contribution, upload, path)
            return _stored(contribution, path, digest)
        except ValidationError as error:
            raise ValidationError(f"{name}: {error.messages[0]}") from error


def _check(contribution: Contribution, upload: Any, path: Path) -> None:
    if contribution.photos.count() >= MOST:
        raise ValidationError(_("Only %(most)d photos can be sent at once.") % {"most": MOST})
    if upload.size > LARGEST:
        raise ValidationError(_("This photo is larger than %(most)d MB.") % {"most": LARGEST // 1024**2})
    with path.open("rb") as file:
        header = read_header(file)
    if header.image_format not in TAKEN:
        raise ValidationError(_("This is no JPEG, PNG, WebP or HEIC."))
    refuse_too_many_pixels(header)


def _stored(contribution: Contribution, source: Path, digest: str) -> ContributionPhoto:
    token = secrets.token_hex(20)
    home = folder() / token[:2]
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = home / f"{token}.part"
    try:
        picture = rewrite_bounded(source, made)
        final = made.with_suffix(SUFFIXES[picture.image_format])
        os.chmod(made, 0o600)
        _to_the_disk(made)
        made.rename(final)
    except BaseException:
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise
    try:
        for directory in (home, folder(), folder().parent):
            _to_the_disk(directory)
        with transaction.atomic():
            return ContributionPhoto.objects.create(
                contribution=contribution,
                file=str(final.relative_to(folder())),
                source=digest,
                image_format=picture.image_format,
                width=picture.width,
                height=picture.height,
                size=final.stat().st_size,
            )
    except IntegrityError:
        # The same form, sent twice at once: the other one was first.
        final.unlink(missing_ok=True)
        return contribution.photos.get(source=digest)
    except BaseException:
        with suppress(OSError):
            final.unlink(missing_ok=True)
        raise


def _to_the_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, has reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _as_a_file(upload: Any) -> Iterator[tuple[Path, str]]:
    """Give an upload as a file, and the digest of its bytes. Large ones are files already."""
    digest = hashlib.sha256()
    if hasattr(upload, "temporary_file_path"):
        for chunk in upload.chunks():
            digest.update(chunk)
        yield Path(upload.temporary_file_path()), digest.hexdigest()
        return
    with tempfile.NamedTemporaryFile(prefix="contribution-", suffix=".upload") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        yield Path(file.name), digest.hexdigest()


def forget_photo(photo: ContributionPhoto) -> None:
    """Delete a photo: its row with the transaction, its file once that has committed."""
    path = path_of(photo)
    photo.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True), robust=True)


def sweep(now: float | None = None) -> int:
    """Delete files that no row names and that have lain there for a day; return how many."""
    before = (now or time.time()) - SECONDS_A_DAY
    old = [path for path in folder().glob("??/*") if path.is_file() and path.stat().st_mtime < before]
    names = {str(path.relative_to(folder())): path for path in old}
    known: set[str] = set()
    keys = list(names)
    for start in range(0, len(keys), 500):
        some = ContributionPhoto.objects.filter(file__in=keys[start : start + 500])
        known.update(some.values_list("file", flat=True))
    orphans = [path for name, path in names.items() if name not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)

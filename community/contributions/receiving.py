"""Taking in what a reader sends: a draft that holds photos, and the one moment in which it is sent.

Whoever is told "thank you" has a row that is committed, with photos that are on the disk. Everything before is a
draft, which a form that is sent again finds by its key.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.contributions import letters
from community.contributions.asking import and_unanswered, ask_later
from community.contributions.forms import ContributionForm, PhotoForm
from community.contributions.kinds import Sort
from community.contributions.photos import forget_photo, keep_photo, path_of
from community.guarding import Sign
from community.guarding.clients import client_digest
from community.guarding.limits import times_seen, times_sent
from community.guarding.signs import ROBOTIC
from community.models import Contribution, ContributionState, ContributionTerms, Reader
from community.models.contributions import WITHDRAWABLE, words_digest
from community.readers.known import known_reader
from news.models import PostPage, SectionPage

logger = logging.getLogger(__name__)

#: Photos that one client may store in an hour, in drafts and otherwise: five full forms, or a bad line.
MOST_PHOTOS_AN_HOUR = 60
#: What a form says of each photo that it shows.
SHOWN = re.compile(r"photo-[0-9]+-shown")
#: The same words so often in a day are no reader's.
TOO_OFTEN = 3


@contextmanager
def durably() -> Iterator[None]:
    """One transaction that has reached the disk when it ends, not only the system's memory of the disk.

    SQLite waits for the disk only if it is told to; PostgreSQL always does.
    """
    waits = connection.vendor == "sqlite" and not connection.in_atomic_block
    if waits:
        _say("PRAGMA synchronous=FULL")
    try:
        with transaction.atomic():
            yield
    finally:
        if waits:
            _say("PRAGMA synchronous=NORMAL")


def _say(pragma: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(pragma)


def hold(request: HttpRequest, sort: Sort, key: str) -> Contribution:
    """Return the contribution of the form with this key, a new draft if there is none."""
    facts = {"kind": sort.kind, "section": home_of(sort), "client": client_digest(request)}
    return Contribution.objects.get_or_create(key=key, defaults=facts)[0]


def home_of(sort: Sort) -> SectionPage | None:
    """Return the section whose desk gets such a thing, the first one of its sort; that of the news if none is."""
    model: Any = sort.section
    return model.objects.order_by("path").first() or SectionPage.objects.order_by("path").first()


def keep_uploads(request: HttpRequest, held: Contribution, uploads: list[Any]) -> list[str]:
    """Store photos that came with a form; return a sentence for each that was not taken."""
    refused: list[str] = []
    for upload in uploads:
        if (times_sent(request, "photo") or 0) > MOST_PHOTOS_AN_HOUR:
            return [*refused, _("Those were very many photos in one hour. Please send the others later.")]
        try:
            photo = keep_photo(held, upload)
        except ValidationError as error:
            refused.append(error.messages[0])
        else:
            _begin_credit(photo, request.POST)
    return refused


def _begin_credit(photo: Any, data: QueryDict) -> None:
    # Most who send photos took them.
    form = PhotoForm({"credit": data.get("name", "")})
    if not photo.credit and form.is_valid() and form.cleaned_data["credit"]:
        photo.credit = form.cleaned_data["credit"]
        photo.save(update_fields=["credit"])


def missed_photos(held: Contribution | None, data: QueryDict) -> list[str]:
    """Return a sentence for photos that the form showed and that we no longer have: nobody sends without them unasked.

    The form that comes back does not show them, so it can be sent as it is.
    """
    kept = {f"photo-{key}-shown" for key in held.photos.values_list("pk", flat=True)} if held else set()
    number = sum(1 for name in data if SHOWN.fullmatch(name) and name not in kept)
    words = ngettext(
        "A photo that you had added is no longer here. Please add it again, or send this without it.",
        "%(number)d photos that you had added are no longer here. Please add them again, or send this without them.",
        number,
    )
    return [words % {"number": number}] if number else []


def note_photos(held: Contribution, data: QueryDict) -> None:
    """Keep what the form says of the photos that it showed."""
    for photo in list(held.photos.all()):
        form = PhotoForm(data, prefix=f"photo-{photo.pk}")
        if f"photo-{photo.pk}-shown" not in data or not form.is_valid():
            continue
        if form.cleaned_data["drop"]:
            forget_photo(photo)
            continue
        photo.caption, photo.credit = form.cleaned_data["caption"], form.cleaned_data["credit"]
        photo.agreed = form.cleaned_data["agreed"]
        photo.save(update_fields=["caption", "credit", "agreed"])


def save_draft(held: Contribution, form: ContributionForm, about: PostPage | None) -> None:
    """Keep what was typed, to go on with it later; say where by mail if there is an address."""
    with durably():
        email = form.cleaned_data.get("email", "")
        # Whoever has the address sees it among what is theirs, and has it erased with the rest.
        reader = Reader.of(email, form.cleaned_data.get("name") or _("Reader")) if email else None
        words = {**_words(form), "email": email, "reader": reader, "about": about}
        drafts = Contribution.objects.filter(pk=held.pk, state=ContributionState.DRAFT)
        if drafts.update(**words, saved_at=timezone.now()):
            held.refresh_from_db()
            letters.tell_of_draft(held, is_theirs=_is_theirs(form, reader))


def send(held: Contribution, form: ContributionForm, about: PostPage | None) -> None:
    """Take in what was sent, once however often it comes; what it says is committed when this returns.

    Raises OSError if a photo is not where it should be.
    """
    for photo in held.photos.all():
        path_of(photo).stat()
    email, name = form.cleaned_data.get("email", ""), form.cleaned_data["name"]
    with durably():
        reader = Reader.of(email, name) if email else None
        signs = _signs(form, reader, went_on=held.saved_at is not None)
        is_spam = bool(ROBOTIC & set(signs))
        words = _words(form)
        section = about.section if about is not None and not form.sort.fields else None
        sent = Contribution.objects.filter(pk=held.pk, state=ContributionState.DRAFT).update(
            **words,
            state=ContributionState.SPAM if is_spam else ContributionState.RECEIVED,
            text_digest=words_digest(words["title"], words["text"]),
            reader=reader,
            email="",
            about=about,
            section=section or held.section,
            signs=and_unanswered(signs, is_spam=is_spam),
            terms_version=ContributionTerms.load().version,
            agreed_at=timezone.now(),
            sent_at=timezone.now(),
        )
        held.refresh_from_db()
        if sent and held.state == ContributionState.RECEIVED:
            letters.tell_state(held, is_theirs=_is_theirs(form, reader))
            ask_later(held)


def _is_theirs(form: ContributionForm, reader: Reader | None) -> bool:
    """Whether whoever sends the form is signed in as the reader whose address it names."""
    return reader is not None and known_reader(form.request) == reader


def _words(form: ContributionForm) -> dict[str, Any]:
    data = form.cleaned_data
    shared = {name: data.get(name) or "" for name in ("title", "text", "name", "phone")}
    return {**shared, "details": form.plain_details()}


def _signs(form: ContributionForm, reader: Reader | None, *, went_on: bool) -> list[Sign]:
    # Whoever went on with what they had kept found the form filled in, under a new stamp.
    signs = [sign for sign in form.signs if not (went_on and sign == Sign.QUICK)]
    data = form.cleaned_data
    if (times_seen(f"{data.get('title', '')} {data.get('text', '')}", once=form.key) or 0) > TOO_OFTEN:
        signs.append(Sign.REPEATED)
    if reader is not None and reader.banned_at is not None:
        signs.append(Sign.BLOCKED)
    return signs


def agree(contribution: Contribution) -> None:
    """Note that the sender of a mail agrees to the terms, and to the publication of its photos."""
    with transaction.atomic():
        version = ContributionTerms.load().version
        Contribution.objects.filter(pk=contribution.pk, agreed_at=None).update(
            terms_version=version, agreed_at=timezone.now()
        )
        contribution.photos.update(agreed=True)


def withdraw(contribution: Contribution) -> None:
    """Take back what nobody has accepted yet: its words and photos go, that it was there remains.

    What an editor has decided about in the meantime stays as they decided.
    """
    emptied = {"title": "", "text": "", "details": {}, "name": "", "phone": "", "client": "", "text_digest": ""}
    gone = {**emptied, "reader": None, "state": ContributionState.WITHDRAWN, "decided_at": timezone.now()}
    with transaction.atomic():
        if not Contribution.objects.filter(pk=contribution.pk, state__in=WITHDRAWABLE).update(**gone):
            return
        contribution.refresh_from_db()
        for photo in contribution.photos.all():
            forget_photo(photo)
        contribution.notes.exclude(words="").update(words="")

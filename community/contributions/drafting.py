"""Making a draft post of a contribution: the right kind, in the right section, with nothing to type again."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from community.contributions import letters
from community.contributions.deciding import note
from community.contributions.fields import MADE, values_of
from community.contributions.kinds import SORTS, Sort
from community.contributions.photos import path_of
from community.contributions.preview import paragraphs_of
from community.models import Contribution, ContributionPhoto, ContributionState
from community.models.contributions import OPEN
from core.images.safety import SafeImageFile
from core.models import CityImage
from news.desks import desk_of
from news.models import ArticlePage, Author, Byline, OpinionPage, Place, PostPage
from news.recipes.blocks import group_data
from news.recipes.parsing import parse_ingredients


class CannotDraftError(Exception):
    """Why no draft can be made, in words for the editor."""


def model_for(contribution: Contribution) -> Any:
    """Return the kind of post that it becomes in its section; None where its section takes no such thing."""
    section = contribution.section
    if section is None or contribution.kind == "correction":
        return None
    allowed = section.specific_class.allowed_subpage_models()
    wanted = SORTS[contribution.kind].model
    return next((model for model in (wanted, ArticlePage) if model in allowed), None)


def may_draft(contribution: Contribution, user: Any) -> bool:
    """Whether `user` may begin posts where this one would stand."""
    return model_for(contribution) is not None and contribution.section.permissions_for_user(user).can_add_subpage()  # type: ignore[union-attr]


def known_author(contribution: Contribution) -> Author | None:
    """Return the author of that name, if there is exactly one."""
    found = list(Author.objects.filter(name__iexact=contribution.name)[:2]) if contribution.name else []
    return found[0] if len(found) == 1 else None


def make_draft(contribution: Contribution, user: Any, *, author: Author | None, new_author: bool = False) -> PostPage:
    """Make the draft and accept the contribution, both or neither; its sender is told.

    `author` stands in the byline, or with `new_author` a new one by the contribution's name. Raises
    CannotDraftError for one that is decided already, or that its section has no kind of post for.
    """
    model = model_for(contribution)
    if model is None:
        raise CannotDraftError(_("This section takes no such post. Pass it on to another first."))
    with transaction.atomic():
        accepted = {"state": ContributionState.ACCEPTED, "decided_at": timezone.now()}
        if not Contribution.objects.filter(pk=contribution.pk, state__in=OPEN, post=None).update(**accepted):
            raise CannotDraftError(_("Somebody else has decided about this in the meantime."))
        if new_author and author is None and contribution.name:
            author = Author.objects.create(name=contribution.name)
        post = _placed(contribution, model, user, author)
        Contribution.objects.filter(pk=contribution.pk).update(post=post)
        contribution.refresh_from_db()
        note(contribution, user, what="draft")
        letters.tell_state(contribution)
    return post


def _placed(contribution: Contribution, model: Any, user: Any, author: Author | None) -> PostPage:
    sort = SORTS[contribution.kind]
    pictures = _pictures(contribution, user)
    page = model(title=contribution.title or contribution.shown_title, live=False, owner=user)
    _fill(page, sort, contribution)
    if pictures:
        page.lead_image, page.lead_image_caption = pictures[0][0], pictures[0][1].caption
    page.body = _body(contribution, pictures[1:])
    if author is not None:
        page.bylines = [Byline(author=author, role=_role(contribution))]
    if isinstance(page, OpinionPage):
        page.guest_name = "" if author else contribution.name
        page.in_reply_to = contribution.about
    section: Any = contribution.section
    section.specific.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page  # type: ignore[no-any-return]


def _role(contribution: Contribution) -> str:
    return Byline.Role.PHOTOGRAPHER if contribution.kind == "photo" else Byline.Role.REPORTER


def _fill(page: Any, sort: Sort, contribution: Contribution) -> None:
    """Put the kind's own fields into the page, where it is of the kind that has them."""
    if not isinstance(page, sort.model):
        return
    for name, value in sort.made_with:
        setattr(page, name, value)
    for name, value in values_of(sort, contribution.details).items():
        if name in MADE:
            continue
        field = page._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            setattr(page, name, Place.objects.filter(pk=value, live=True).first() if value else None)
        elif value not in (None, "") or field.null:
            setattr(page, name, value)
    if contribution.kind == "recipe":
        _cook(page, contribution.details)
    if isinstance(page, OpinionPage) and page.disclosure:
        page.disclosure_state = OpinionPage.Disclosure.TOLD


def _cook(page: Any, details: dict[str, Any]) -> None:
    groups = parse_ingredients(details.get("ingredients", ""))
    page.ingredients = [("group", group_data(group)) for group in groups]
    steps = paragraphs_of(details.get("steps", ""))
    page.steps = [("step", {"text": " ".join(step.split())[:2000], "minutes": None, "image": None}) for step in steps]


def _body(contribution: Contribution, pictures: list[tuple[CityImage, ContributionPhoto]]) -> list[tuple[str, Any]]:
    paragraphs = [f"<p>{'<br/>'.join(escape(p).splitlines())}</p>" for p in paragraphs_of(contribution.text)]
    body: list[tuple[str, Any]] = [("rich_text", RichText("".join(paragraphs)))] if paragraphs else []
    for image, photo in pictures:
        image.contextual_alt_text, image.decorative = image.description, False
        body.append(("image", {"image": image, "caption": photo.caption, "size": "column"}))
    return body


def _pictures(contribution: Contribution, user: Any) -> list[tuple[CityImage, ContributionPhoto]]:
    """Make the photos that may be published pictures of the desk, with their credit. They are safe already."""
    desk = desk_of(contribution.section_id) if contribution.section_id else None
    made = []
    for photo in contribution.photos.filter(agreed=True):
        image = CityImage(
            title=(photo.caption or contribution.shown_title)[:255],
            description=photo.caption[:255],
            credit=photo.credit,
            uploaded_by_user=user,
        )
        if desk is not None:
            image.collection = desk.collection
        path = path_of(photo)
        content = path.read_bytes()
        image.file = SafeImageFile(content, path.name, taken_on=None, image_format=photo.image_format)  # type: ignore[assignment]
        image.save()
        photo.image = image
        photo.save(update_fields=["image"])
        made.append((image, photo))
    return made

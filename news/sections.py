"""Sections as cards, bylines and the front page name them: loaded once, not once a post."""

from dataclasses import dataclass

from core.addresses import path_of
from core.frame import framed
from core.querysets import public_pages


@dataclass(frozen=True)
class SectionLabel:
    """A section's name, address and colour, and how the front page shows it. `no_index`: search offers it to nobody."""

    pk: int
    title: str
    url: str
    hue: str
    intro: str
    strip_build: str
    may_lead: bool
    is_public: bool
    no_index: bool


@framed
def section_labels() -> dict[int, SectionLabel]:
    """Return the labels of all sections by primary key, in tree order."""
    from news.models import SectionPage

    public = set(public_pages().filter(pk__in=SectionPage.objects.values("pk")).values_list("pk", flat=True))
    labels = {}
    used = ("title", "url_path", "hue", "intro", "content_type", "no_index")
    for section in SectionPage.objects.order_by("path").only(*used):
        # A kind whose code is gone, in a database from another version, counts as a plain section.
        kind = section.specific_class or SectionPage
        labels[section.pk] = SectionLabel(
            section.pk,
            section.title,
            path_of(section.url_path),
            section.hue,
            section.intro,
            kind.strip_build,
            kind.may_lead,
            section.pk in public,
            section.no_index,
        )
    return labels


def section_label(pk: int | None) -> SectionLabel | None:
    """Return the label of the section `pk`; None for a post that was never saved in one."""
    return section_labels().get(pk) if pk else None

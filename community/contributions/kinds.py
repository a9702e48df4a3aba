"""What can be contributed, and what each kind asks for: the fields of the page that it would become.

Names of fields are those of the page's model, so that what a reader typed goes into the draft as it is.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import ContributionKind as Kind
from news.models import (
    ArticlePage,
    EntertainmentSectionPage,
    EventPage,
    FoodSectionPage,
    JobPage,
    JobsSectionPage,
    NewsSectionPage,
    OpinionPage,
    OpinionSectionPage,
    RecipePage,
    ReviewPage,
    SectionPage,
)

Words = str | Promise

EVENT = (
    *("event_kind", "start_date", "start_time", "end_date", "end_time", "all_day", "repeats", "repeat_until"),
    *("venue", "venue_details", "online_url", "is_free", "price_from", "price_to", "tickets_url"),
    *("organiser", "organiser_url", "age", "accessibility"),
)
JOB = (
    *("employer", "employer_url", "employment", "workplace", "place", "street_address", "remote_from"),
    *("pay_minimum", "pay_maximum", "pay_period", "pay_not_given", "closes_on", "start_on", "start_note"),
    *("language", "education", "experience", "apply_url", "apply_email", "apply_note", "reference"),
)
RECIPE = (
    *("yield_number", "yield_unit", "prep_minutes", "cook_minutes", "rest_minutes", "course", "cuisine"),
    *("diets", "allergens", "equipment"),
)
TIP = ("place", "work_title", "cuisine", "price_level", "had", "visited_on")


HEADLINE, TEXT = _("Headline"), _("Your text")
HUES: dict[Any, str] = {
    OpinionSectionPage: "opinion",
    JobsSectionPage: "jobs",
    FoodSectionPage: "food",
    EntertainmentSectionPage: "entertainment",
}


@dataclass(frozen=True)
class Sort:
    """A kind of contribution: how it is offered, what its form asks, and what it becomes."""

    kind: Kind
    #: Where the form begins: what to send, in a sentence.
    offer: Words
    title_label: Words = HEADLINE
    text_label: Words = TEXT
    text_help: Words = ""
    needs_title: bool = True
    needs_text: bool = True
    needs_photo: bool = False
    #: Whether we must be able to answer.
    needs_email: bool = True
    model: Any = ArticlePage
    section: type[SectionPage] = NewsSectionPage
    fields: tuple[str, ...] = ()
    #: What the page is made with, beyond what was typed.
    made_with: tuple[tuple[str, Any], ...] = ()

    @property
    def key(self) -> str:
        return self.kind.value

    @property
    def label(self) -> Words:
        return self.kind.label

    @property
    def details_first(self) -> bool:
        """Whether the form asks for facts before words."""
        return len(self.fields) > 2

    @property
    def hue(self) -> str:
        """The colour of the section where it usually goes."""
        return HUES.get(self.section, "news")

    @property
    def purpose(self) -> str:
        """What the stamp of its form is for."""
        return f"contribution {self.key}"


SORTS = {
    sort.key: sort
    for sort in (
        Sort(
            Kind.STORY,
            _("Something happened, or ought to be known: tell it in your words."),
            text_help=_("Who, what, when, where. Leave an empty line between paragraphs."),
        ),
        Sort(
            Kind.OPINION,
            _("A view of your own on something in the city, signed with your name."),
            model=OpinionPage,
            section=OpinionSectionPage,
            fields=("guest_about", "disclosure"),
            made_with=(("genre", "essay"),),
        ),
        Sort(
            Kind.LETTER,
            _("A few sentences to the editor, about something we published or did not."),
            title_label=_("What it is about"),
            text_label=_("Your letter"),
            model=OpinionPage,
            section=OpinionSectionPage,
            fields=("guest_about",),
            made_with=(("genre", "letter"),),
        ),
        Sort(
            Kind.PHOTO,
            _("Up to eight photos of one thing, with a line or two on what they show."),
            title_label=_("What they show, in a few words"),
            text_label=_("More about them"),
            needs_text=False,
            needs_photo=True,
        ),
        Sort(
            Kind.EVENT,
            _("A concert, a market, a talk: when, where, and what it costs to get in."),
            title_label=_("Name of the event"),
            text_label=_("What happens there"),
            model=EventPage,
            section=EntertainmentSectionPage,
            fields=EVENT,
        ),
        Sort(
            Kind.JOB,
            _("A vacancy in the city, with its pay and the last day to apply."),
            title_label=_("Job title"),
            text_label=_("What the work is"),
            model=JobPage,
            section=JobsSectionPage,
            fields=JOB,
        ),
        Sort(
            Kind.RECIPE,
            _("Something that you cook well, so that somebody else can."),
            title_label=_("Name of the dish"),
            text_label=_("A few words about it"),
            needs_text=False,
            model=RecipePage,
            section=FoodSectionPage,
            fields=RECIPE,
        ),
        Sort(
            Kind.TIP,
            _("A place where we should eat. We go there ourselves and pay our own bill."),
            title_label=_("The place in a few words"),
            text_label=_("Why we should go"),
            model=ReviewPage,
            section=FoodSectionPage,
            fields=TIP,
            made_with=(("genre", "restaurant"),),
        ),
        Sort(
            Kind.CORRECTION,
            _("Something here is wrong. Tell us what, and how you know."),
            text_label=_("What is wrong, and what is right"),
            needs_title=False,
            needs_email=False,
        ),
    )
}

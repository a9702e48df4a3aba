"""The job: a vacancy on the board of the section Jobs."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.caching import changes_at
from core.frame import current_frame
from core.images.loading import Use
from core.metadata import Metadata
from core.models.images import WebAddressField
from news.jobs import panels
from news.jobs.addresses import Address, address_of
from news.jobs.choices import Employment, Period, State, Workplace
from news.jobs.life import Life
from news.jobs.moments import today
from news.jobs.pay import Pay
from news.jobs.problems import contradictions, publishing_problems
from news.jobs.querysets import JobManager
from news.jobs.rows import JobRow, closing_day, pay_words, plain_date, row_of
from news.jobs.similar import similar_jobs
from news.jobs.structured_data import job_posting
from news.publishing import Problem

from .posts import PostPage


class JobPage(PostPage):
    """A vacancy. Its headline is the job's title; the body describes it."""

    employer = models.CharField(_("employer"), max_length=120)
    employer_logo = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    employer_url = WebAddressField(_("employer’s site"), max_length=500, blank=True)
    employment = models.CharField(
        _("kind of work"), max_length=20, choices=Employment.choices, default=Employment.FULL_TIME
    )
    workplace = models.CharField(_("workplace"), max_length=10, choices=Workplace.choices, default=Workplace.ON_SITE)
    place = models.ForeignKey(
        "news.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The house, or at least the neighbourhood: readers choose jobs by it."),
    )
    street_address = models.CharField(
        _("street and number"),
        max_length=200,
        blank=True,
        help_text=_("Where the place itself has no address, or another one."),
    )
    remote_from = models.CharField(
        _("where people may live"),
        max_length=100,
        blank=True,
        help_text=_("For remote work: the country or region, such as United Kingdom."),
    )

    pay_minimum = models.DecimalField(_("lowest pay"), max_digits=12, decimal_places=2, null=True, blank=True)
    pay_maximum = models.DecimalField(_("highest pay"), max_digits=12, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, such as GBP or EUR."))],
    )
    pay_period = models.CharField(_("for"), max_length=10, choices=Period.choices, default=Period.YEAR)
    pay_not_given = models.BooleanField(
        _("the employer does not give the pay"),
        default=False,
        help_text=_("Readers will see “Pay not given” where the pay of other jobs stands."),
    )

    closes_on = models.DateField(
        _("closing date"),
        null=True,
        help_text=_("The last day to apply. When it is over the job leaves the board by itself."),
    )
    filled_at = models.DateTimeField(
        _("filled"), null=True, blank=True, help_text=_("When the place was taken: the job leaves the board then.")
    )
    start_on = models.DateField(_("starts on"), null=True, blank=True)
    start_note = models.CharField(
        _("start, in words"), max_length=100, blank=True, help_text=_("Such as: as soon as possible; after Easter.")
    )

    language = models.CharField(
        _("languages"), max_length=120, blank=True, help_text=_("Such as: English, some Turkish.")
    )
    education = models.CharField(_("education"), max_length=200, blank=True)
    experience = models.CharField(_("experience"), max_length=200, blank=True)

    apply_url = WebAddressField(_("link to apply"), max_length=500, blank=True)
    apply_email = models.EmailField(
        _("e-mail address to apply"),
        blank=True,
        help_text=_("Shown to readers who press a button, never in the page: programs that gather addresses miss it."),
    )
    apply_note = models.CharField(
        _("how to apply, in words"), max_length=300, blank=True, help_text=_("Such as: ask for Rosa at the counter.")
    )
    reference = models.CharField(_("reference"), max_length=60, blank=True, help_text=_("The employer’s own number."))

    # Derived when the job is saved: pay of different periods, to compare (news/jobs/pay.py says how).
    pay_yearly_min = models.BigIntegerField(null=True, editable=False)
    pay_yearly_max = models.BigIntegerField(null=True, editable=False)

    objects = JobManager()

    edit_handler = panels.job_form(PostPage)
    search_fields = [
        *PostPage.search_fields,
        index.SearchField("employer", boost=2),
        index.AutocompleteField("employer"),
        index.FilterField("employer"),
        index.FilterField("employment"),
        index.FilterField("closes_on"),
        index.FilterField("filled_at"),
        index.FilterField("listed_until"),
        index.FilterField("pay_yearly_max"),
    ]
    page_description = _("A vacancy with pay, place and closing date, for the board of the section Jobs.")
    may_lead = False
    is_story = False
    over_label = _("Closed")
    kind_icon = "clipboard-list"
    template = "news/job_page.html"
    subpage_types: list[str] = []
    # Said here too: “Add job” need not ask where, while there is one such section.
    parent_page_types = ["news.JobsSectionPage"]
    shows_related = False
    #: A copy is a new vacancy.
    exclude_fields_in_copy = [*PostPage.exclude_fields_in_copy, "filled_at"]

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def clean(self) -> None:
        super().clean()
        wrong = contradictions(self)
        if wrong:
            raise ValidationError(wrong)

    def derive_facts(self) -> None:
        self.pay_currency = self.pay_currency or current_frame().currency
        least, most = self.pay.a_year()
        # “From” and “up to” count with the one figure that they give.
        self.pay_yearly_min, self.pay_yearly_max = least or most, most or least
        super().derive_facts()

    @property
    def pay(self) -> Pay:
        return Pay(self.pay_minimum, self.pay_maximum, self.pay_currency, self.pay_period)

    @property
    def life(self) -> Life:
        return Life(self.closes_on, self.filled_at)

    @cached_property
    def address(self) -> Address:
        return address_of(self)

    @cached_property
    def row(self) -> JobRow:
        return row_of(self)

    @property
    def apply_host(self) -> str:
        return urlsplit(self.apply_url).netloc.removeprefix("www.")

    @property
    def mail_url(self) -> str:
        """Where the button leads that shows the e-mail address (news/jobs/applying.py); "" without one."""
        return reverse("job_address", args=[self.pk]) if self.apply_email and self.pk else ""

    @property
    def state(self) -> State:
        return self.life.state() if self.live else State.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether people can apply; a draft counts as what it would be."""
        return self.life.state() in (State.OPEN, State.CLOSING)

    # What a kind says of itself.

    def get_card_facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "employer": self.employer,
            "employment": self.employment,
            "workplace": self.workplace,
            "place": self.place_id,
            "closes": self.closes_on.isoformat() if self.closes_on else None,
        }
        if self.pay.is_given:
            ends = {"minimum": self.pay_minimum, "maximum": self.pay_maximum}
            amounts = {name: str(end) for name, end in ends.items() if end is not None}
            facts["pay"] = {**amounts, "currency": self.pay_currency, "period": self.pay_period}
        return facts

    def get_listed_until(self) -> datetime | None:
        return self.life.ends

    def get_own_places(self) -> list[int | None]:
        return [self.place_id]

    def get_own_pictures(self) -> list[Use]:
        return [Use(self, "employer_logo", ("logo",))]

    def get_publishing_problems(self) -> list[Problem]:
        return list(publishing_problems(self))

    def get_structured_data(self, meta: Metadata) -> dict[str, Any] | None:
        return job_posting(self, meta) if self.is_open else None

    def get_extra_digest(self) -> list[Any]:
        return [
            *(self.employer, self.employer_url, self.employment, self.workplace, self.place_id, self.street_address),
            *(self.remote_from, str(self.pay), self.pay_not_given, str(self.closes_on), str(self.start_on)),
            *(self.start_note, self.language, self.education, self.experience, self.reference),
            *(self.apply_url, self.apply_email, self.apply_note),
        ]

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        return str(_("Job"))

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        closes_on = closing_day(facts)
        # Cards are kept without regard to the day: no “tomorrow” here.
        closes = _("closes %(day)s") % {"day": plain_date(closes_on, today())} if closes_on else ""
        return " · ".join(str(part) for part in (facts.get("employer"), pay_words(facts), closes) if part)

    # The job's own page.

    def get_metadata(self, request: HttpRequest) -> Metadata:
        meta = super().get_metadata(request)
        return meta if self.is_open else replace(meta, no_index=True)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        for moment in self.life.changes:
            changes_at(request, moment)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "similar": similar_jobs(self), "ended_on": self._ended_on()}

    def _ended_on(self) -> str:
        ends = self.filled_at if self.life.state() == State.FILLED else None
        day = today(ends) if ends else self.closes_on
        return plain_date(day, today()) if day else ""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.life.state() != State.GONE:
            return super().serve(request, *args, **kwargs)
        context = {"page": self, "similar": similar_jobs(self, most=8), "section": self.section_label}
        return TemplateResponse(request, "news/job_gone.html", context, status=410)

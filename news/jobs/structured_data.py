"""JobPosting: what an open job says to search engines. All of it can be read on the page too."""

from typing import Any

import nh3
from django.utils.html import escape, format_html

from core.addresses import absolute
from core.markdown import render_markdown
from core.metadata import Metadata
from core.structured_data import without_empty

from .choices import Employment, Workplace
from .moments import closing_moment

TYPES = {
    Employment.FULL_TIME: "FULL_TIME",
    Employment.PART_TIME: "PART_TIME",
    Employment.CONTRACT: "CONTRACTOR",
    Employment.TEMPORARY: "TEMPORARY",
    Employment.APPRENTICESHIP: "INTERN",
    Employment.VOLUNTEER: "VOLUNTEER",
    Employment.OTHER: "OTHER",
}
#: Links go: they would have to be looked up, and search engines follow none in a description.
TAGS = {"p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "h2", "h3", "h4"}


def job_posting(job: Any, meta: Metadata) -> dict[str, Any]:
    """Return the JobPosting of an open job.

    `directApply` is never said: nobody can apply on the paper's own page.
    """
    is_remote = job.workplace == Workplace.REMOTE
    return without_empty(
        {
            "@type": "JobPosting",
            "title": job.title,
            "description": description(job),
            "url": meta.canonical,
            "datePosted": job.date_shown.isoformat() if job.date_shown else "",
            "validThrough": closing_moment(job.closes_on).isoformat() if job.closes_on else "",
            "employmentType": TYPES.get(job.employment, ""),
            "hiringOrganization": _employer(job),
            "jobLocationType": "TELECOMMUTE" if is_remote else "",
            "applicantLocationRequirements": _living_in(job) if is_remote else {},
            "jobLocation": {} if is_remote else _location(job),
            "baseSalary": _salary(job),
            "identifier": _identifier(job),
            "educationRequirements": job.education,
            "experienceRequirements": job.experience,
        }
    )


def description(job: Any) -> str:
    """Return the whole text of the job as plain HTML."""
    parts = [format_html("<p>{}</p>", job.standfirst) if job.standfirst else ""]
    parts += [_block(child) for child in job.body]
    return nh3.clean("".join(parts), tags=TAGS, attributes={}).strip()


def _block(child: Any) -> str:
    if child.block_type == "rich_text":
        return str(child.value.source)
    if child.block_type == "markdown":
        return str(render_markdown(child.value))
    if child.block_type == "fact_box":
        heading = format_html("<h3>{}</h3>", child.value["title"]) if child.value["title"] else ""
        return f"{heading}{child.value['text'].source}"
    words = child.block.get_searchable_content(child.value)
    return "".join(f"<p>{escape(text)}</p>" for text in words if str(text).strip())


def _employer(job: Any) -> dict[str, Any]:
    return without_empty(
        {"@type": "Organization", "name": job.employer, "sameAs": job.employer_url, "logo": _logo(job.employer_logo)}
    )


def _logo(image: Any) -> str:
    return absolute(image.file.url) if image is not None and image.file else ""


def _living_in(job: Any) -> dict[str, Any]:
    return {"@type": "Country", "name": job.remote_from} if job.remote_from else {}


def _location(job: Any) -> dict[str, Any]:
    address = without_empty(
        {
            "streetAddress": job.address.street,
            "postalCode": job.address.postal_code,
            "addressLocality": job.address.locality,
        }
    )
    return {"@type": "Place", "address": {"@type": "PostalAddress", **address}} if address else {}


def _salary(job: Any) -> dict[str, Any]:
    pay = job.pay
    if not pay.is_given:
        return {}
    if pay.minimum == pay.maximum:
        amount = {"value": float(pay.minimum)}
    else:
        ends = {"minValue": pay.minimum, "maxValue": pay.maximum}
        amount = {name: float(end) for name, end in ends.items() if end is not None}
    value = {"@type": "QuantitativeValue", **amount, "unitText": pay.period.upper()}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _identifier(job: Any) -> dict[str, Any]:
    if not job.reference:
        return {}
    return {"@type": "PropertyValue", "name": job.employer, "value": job.reference}

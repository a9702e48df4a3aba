"""Where a job is, in the lines of a postal address."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Address:
    """Street and house, postal code, and the neighbourhood; "" for what is not known."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.street, " ".join([self.locality, self.postal_code]).strip()) if line]


def address_of(job: Any) -> Address:
    """Return the address of `job`: its own street, else that of its place."""
    place = job.place
    if place is None:
        return Address(street=job.street_address)
    from news.places import place_label

    label = place_label(place.pk)
    area = label.neighbourhood if label else None
    return Address(
        street=job.street_address or place.street_address,
        postal_code="" if job.street_address else place.postal_code,
        locality=area.name if area else place.name,
    )

"""What search answers: plain values for the page, the feed and the scripts that measure."""

from dataclasses import dataclass, field
from datetime import datetime

from core.paging import Pager
from search.questions import Question


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    hue: str = ""


@dataclass(frozen=True)
class Choice:
    """A value of a facet: how many of the posts found have it, and the address with it, or without it if chosen."""

    label: str
    url: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """`name` is that of the query parameter. Counts are of the posts looked at."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Hit:
    """One post found. `title` and `snippet` are safe HTML, the words found in <mark>.

    `kind` is what cards say beside the section ("Recipe"); `note` the line of jobs and events (pay, date and
    venue); `is_over` for a closed job or a past event, and `over_label` what that is called ("Closed").
    """

    pk: int
    title: str
    url: str
    section: Link | None
    kind: str
    note: str
    date: datetime
    authors: list[str]
    snippet: str
    is_over: bool = False
    over_label: str = ""


@dataclass(frozen=True)
class Pick:
    """What editors promote for these words: a page or a link."""

    title: str
    url: str
    description: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A line under the box, or over the results. `kind`: "Post", "Section", "Topic", "Author", "Place" or "Page"."""

    label: str
    url: str
    kind: str


@dataclass(frozen=True)
class Correction:
    """Words that were probably meant. `is_used`: nothing was found, so these are the results for them."""

    text: str
    url: str
    is_used: bool = False


@dataclass(frozen=True)
class Results:
    """One page of an answer. `total` counts posts found; with `is_more` there are more than that.

    `named` are sections, authors, topics and places that are called as was asked, and the site's own pages about it;
    `unknown` are names typed after author: and the like that nobody has. When nothing was found: `fewer` leads to
    the same question with fewer words, `latest` are the newest posts.
    """

    question: Question
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_more: bool = False
    pager: Pager | None = None
    facets: list[Facet] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)
    correction: Correction | None = None
    picks: list[Pick] = field(default_factory=list)
    named: list[Suggestion] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    fewer: list[Link] = field(default_factory=list)
    latest: list[Hit] = field(default_factory=list)

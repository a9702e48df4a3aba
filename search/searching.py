"""Search: from a question to a page of results."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.paging import DEEPEST_PAGE, Pager
from core.restrictions import asked_in_place
from search import facets
from search.candidates import load
from search.corrections import corrected, fewer_words, stand_in_public
from search.engines import engine
from search.engines.expressions import Tier
from search.hits import hits_of, latest
from search.lookup import Narrowing, narrow
from search.models import Name
from search.numbering import A_DAY, first_key
from search.own_pages import own_pages
from search.picks import picks_for
from search.plans import COUNTED, Plan, plan
from search.questions import Question, Terms
from search.ranking import Candidate, in_time, score
from search.results import Correction, Results, Suggestion
from search.signs import sign, signs
from search.snippets import Wanted
from search.suggestions import named
from search.vocabulary import Vocabulary, read_vocabulary

ON_A_PAGE = 10
#: Where no post has all words, so many of the best are sorted by date.
BEST = 50
#: Fewer found than this, and a word that few or no posts have is asked after.
HARDLY_ANY = 3


@dataclass(frozen=True)
class Answer:
    """All that was found, the best first. `is_cut`: there is more than was looked at."""

    candidates: list[Candidate] = field(default_factory=list)
    is_cut: bool = False
    narrowing: Narrowing = field(default_factory=Narrowing)
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(0))
    plan: Plan | None = None


def answer(question: Question) -> Answer:
    """Return the posts found for `question`, ranked or by date: four queries, or six by date, and on
    PostgreSQL one more for each look that was too short."""
    if question.is_empty:
        return Answer()
    narrowing = narrow(question)
    vocabulary = read_vocabulary(question.wanted)
    made = plan(question, narrowing, vocabulary)
    if not made.tiers:
        return Answer(narrowing=narrowing, vocabulary=vocabulary, plan=made)
    if question.sort and made.all_words is not None:
        # By date, a post with one of five words would stand above one with all.
        tier = replace(made.all_words, oldest=question.sort == "oldest")
        candidates, is_cut = _look_at([tier], narrowing, question)
        if candidates:
            return Answer(_by_age(candidates, question), is_cut, narrowing, vocabulary, made)
    candidates, is_cut = _look_at(made.tiers, narrowing, question)
    ordered = rank(candidates, made, timezone.now())
    return Answer(_by_age(ordered[:BEST], question) if question.sort else ordered, is_cut, narrowing, vocabulary, made)


def _look_at(tiers: Sequence[Tier], narrowing: Narrowing, question: Question) -> tuple[list[Candidate], bool]:
    """Return the documents of `tiers`, the first one's first, and whether the last has more than it gives."""
    found = engine().matching(tiers, narrowing.span)
    candidates = load(list(dict.fromkeys(key for tier in found for key in tier)))
    # What an engine takes for a phrase is told by the signs once more: a vector has room for few places, and signs may
    # stand side by side where the words do not.
    for phrase in question.phrases:
        candidates = [candidate for candidate in candidates if _has(candidate, phrase)]
    for phrase in question.excluded:
        if len(phrase) > 1:
            candidates = [candidate for candidate in candidates if not _has(candidate, phrase)]
    return candidates, len(found[-1]) >= tiers[-1].limit


def _has(candidate: Candidate, phrase: Terms) -> bool:
    together = signs(term.stem for term in phrase)
    return together in candidate.headline or together in candidate.lead or together in candidate.body


def _by_age(candidates: Sequence[Candidate], question: Question) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: candidate.key, reverse=question.sort == "newest")


def rank(candidates: Sequence[Candidate], made: Plan, now: datetime) -> list[Candidate]:
    """Return `candidates`, the best first; of equals the newest."""
    if not made.terms:
        return sorted(candidates, key=lambda candidate: -candidate.key)
    usual = sum(candidate.length for candidate in candidates) / max(1, len(candidates)) or 1.0
    today = first_key(timezone.localtime(now).date())
    worth = {c.key: in_time(score(c, made.terms, usual), c, now, today, A_DAY) for c in candidates}
    return sorted(candidates, key=lambda candidate: (-worth[candidate.key], -candidate.key))


def ranked(question: Question, limit: int) -> list[int]:
    """Return the primary keys of the `limit` best posts for `question`."""
    return [candidate.post for candidate in answer(question).candidates[:limit]]


def search(question: Question) -> Results:
    """Return a page of the answer to `question`, with what stands around it."""
    # One question is asked of few posts: a query for the restrictions alone is one too many.
    with asked_in_place():
        return _search(question)


def _search(question: Question) -> Results:
    path = reverse("search")
    found, asked, correction = answer(question), question, None
    mended = corrected(question, found.vocabulary) if _is_doubtful(question, found) else None
    if mended is not None and found.candidates:
        if stand_in_public(mended.words):
            correction = Correction(mended.question.text, mended.question.url(path))
    elif mended is not None:
        second = answer(mended.question)
        if _stand_in(second.candidates, mended.words):
            found, asked = second, mended.question
            correction = Correction(asked.text, asked.url(path), is_used=True)
    return _page(question, asked, found, correction, path)


def _stand_in(candidates: Sequence[Candidate], words: Collection[str]) -> bool:
    return all(any(sign(word) in candidate.forms for candidate in candidates) for word in words)


def _is_doubtful(question: Question, found: Answer) -> bool:
    """Whether a word may be misspelt: hardly anything was found, or some word stands nowhere."""
    if question.is_empty:
        return False
    nowhere = any(not found.vocabulary.stems.get(term.stem) for term in question.wanted)
    return nowhere or len(found.candidates) < HARDLY_ANY


def _page(question: Question, asked: Question, found: Answer, correction: Correction | None, path: str) -> Results:
    start = (question.page - 1) * ON_A_PAGE
    on_page = found.candidates[start : start + ON_A_PAGE]
    counted = facets.count_marks(found.candidates)
    names = _names({*facets.named_marks(counted), *(m for c in on_page for m in c.marks.split() if m[0] == "a")})
    nothing = not found.candidates
    return Results(
        question=question,
        hits=hits_of(on_page, _marked(found), names, timezone.now()) if on_page else [],
        total=min(len(found.candidates), COUNTED) if found.is_cut else len(found.candidates),
        is_more=found.is_cut,
        pager=_pager(asked, len(found.candidates), question.page, path),
        facets=facets.facets_of(asked, path, counted, names),
        chosen=facets.chosen_filters(question, path, found.narrowing),
        correction=correction,
        picks=picks_for(question.text) if question.text and question.page == 1 else [],
        named=[*named(asked, names.values()), *_own_pages(asked, found, correction)],
        unknown=found.narrowing.unknown,
        fewer=fewer_words(question, found.plan, path) if nothing and not question.is_empty else [],
        latest=latest() if nothing else [],
    )


def _own_pages(question: Question, found: Answer, correction: Correction | None) -> list[Suggestion]:
    # A question with a wrong word has cost its queries.
    return [] if correction else own_pages(question, found.vocabulary)


def _marked(found: Answer) -> Wanted:
    """Return what to mark: the words that decided, not the "the" of a sentence."""
    stems = [weighed.term.stem for weighed in found.plan.terms] if found.plan else []
    return Wanted.of(stems, found.vocabulary.forms)


def _pager(question: Question, total: int, page: int, path: str) -> Pager:
    more = page * ON_A_PAGE < total and page < DEEPEST_PAGE
    return Pager(page, question.url(path, page - 1) if page > 1 else "", question.url(path, page + 1) if more else "")


def _names(marks: Collection[str]) -> dict[str, Name]:
    if not marks:
        return {}
    wanted = Q(pk__in=[])
    for letter in {mark[0] for mark in marks}:
        wanted |= Q(kind=letter, object_id__in=[int(mark[1:]) for mark in marks if mark[0] == letter])
    return {f"{name.kind}{name.object_id}": name for name in Name.objects.filter(wanted)}

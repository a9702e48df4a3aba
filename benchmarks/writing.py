"""What an invented journalist writes about a subject: headline, standfirst and a body of about 700 words."""

import json
import random
from dataclasses import dataclass

from benchmarks.language import Language

LENGTHS, PARAGRAPH = (450, 950), 4
SENTENCES = (6, 9, 12, 14, 17, 20, 23, 28)
#: What a text is about: so many words of its own, one word of the text in so many.
SUBJECT, EVERY = 12, 7
#: Words that stand nowhere else, such as file numbers and slips of the pen.
ODD_ONES = 2


@dataclass(frozen=True)
class Story:
    """A post's texts; `body` is a StreamField's JSON."""

    headline: str
    standfirst: str
    body: str
    words: int


def write(language: Language, number: int) -> Story:
    """Return the story with this number, the same each time."""
    chance = random.Random(number)
    subject = language.telling(chance, SUBJECT)
    people = [language.name(chance) for _ in range(3)]
    words = language.some(chance, chance.randint(*LENGTHS))
    words[::EVERY] = chance.choices(subject, k=len(words[::EVERY]))
    for place in chance.sample(range(len(words)), 6):
        words[place] = chance.choice(people)
    for place in chance.sample(range(len(words)), ODD_ONES):
        words[place] = chance.choice((_slip(language, chance), f"{chance.choice('ABDGKR')}{chance.randrange(10**7)}"))
    lead = [*chance.choices(subject, k=8), *language.some(chance, 14)]
    chance.shuffle(lead)
    return Story(_headline(language, chance, subject, people), _sentence(lead), _body(chance, words), len(words))


def _headline(language: Language, chance: random.Random, subject: list[str], people: list[str]) -> str:
    words = [*chance.sample(subject, 4), *language.some(chance, chance.randint(2, 6))]
    chance.shuffle(words)
    if not chance.randrange(4):
        words[:2] = [chance.choice(people)]
    return _sentence(words)[:-1]


def _body(chance: random.Random, words: list[str]) -> str:
    sentences, start = [], 0
    while start < len(words):
        length = chance.choice(SENTENCES)
        sentences.append(_sentence(words[start : start + length]))
        start += length
    paragraphs = [" ".join(sentences[at : at + PARAGRAPH]) for at in range(0, len(sentences), PARAGRAPH)]
    blocks = [_rich(paragraphs[:4]), _quote(sentences[0]), _rich(paragraphs[4:])]
    return json.dumps([block for block in blocks if block["value"]], ensure_ascii=False)


def _rich(paragraphs: list[str]) -> dict[str, object]:
    return {"type": "rich_text", "value": "".join(f"<p>{text}</p>" for text in paragraphs)}


def _quote(sentence: str) -> dict[str, object]:
    return {"type": "pull_quote", "value": {"quote": sentence[:200], "attribution": "", "role": ""}}


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    if len(words) > 10:
        half = text.index(" ", len(text) // 2)
        text = f"{text[:half]},{text[half:]}"
    return f"{text[0].upper()}{text[1:]}."


def _slip(language: Language, chance: random.Random) -> str:
    """Return a word with two letters changed places."""
    word = language.words[chance.randrange(len(language.words) // 2, len(language.words))]
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

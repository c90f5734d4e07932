"""Comments: invented sentences, some of which name somebody and have to be masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument
from orgfit.responses.simulate.comment_bank import BANK, DOMAINS, FIRST_NAMES, LAST_NAMES, PHONES, PLANTED

WRITE: Final = 0.2
NAME_SOMEBODY: Final = 0.06
TWO_SENTENCES: Final = 0.3


@dataclass(frozen=True, slots=True)
class Planted:
    """What must not be seen in a comment: its row, what kind it is, and the very words."""

    row: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments on one question, "" for those who wrote none; ``themes`` has the theme of each, "" as well."""

    item: str
    texts: tuple[str, ...]
    themes: tuple[str, ...]
    planted: tuple[Planted, ...]


def write_comments(instrument: Instrument, rows: int, rng: np.random.Generator) -> tuple[Comments, ...]:
    """This function will write comments on every question that asks for some, for so many people."""
    asked = [item.id for item in instrument.items if item.scale.kind is Kind.TEXT and item.id in BANK]
    return tuple(_comments(item, rows, source) for item, source in zip(asked, rng.spawn(len(asked)), strict=True))


def _comments(item: str, rows: int, rng: np.random.Generator) -> Comments:
    texts, themes = [""] * rows, [""] * rows
    planted: list[Planted] = []
    writers = np.flatnonzero(rng.random(rows) < WRITE)
    chances = rng.random((len(writers), 3)).tolist()
    long, naming = rng.random(len(writers)) < TWO_SENTENCES, rng.random(len(writers)) < NAME_SOMEBODY
    for row, chance, two, names in zip(writers.tolist(), chances, long.tolist(), naming.tolist(), strict=True):
        themes[row], sentences = _sentences(item, chance)
        sentences = sentences[: 2 if two else 1]
        if names:
            sentence, found = _naming(row, rng)
            sentences.append(sentence)
            planted.append(found)
        texts[row] = " ".join(sentences)
    return Comments(item, tuple(texts), tuple(themes), tuple(planted))


def _sentences(item: str, chance: Sequence[float]) -> tuple[str, list[str]]:
    """A theme, and two sentences of it that differ; each number of ``chance`` is from 0 to 1."""
    theme = tuple(BANK[item])[int(chance[0] * len(BANK[item]))]
    bank = BANK[item][theme]
    first = int(chance[1] * len(bank))
    second = (first + 1 + int(chance[2] * (len(bank) - 1))) % len(bank)
    return theme, [bank[first], bank[second]]


def _naming(row: int, rng: np.random.Generator) -> tuple[str, Planted]:
    """A sentence that names somebody, and what in it must not be seen."""
    kind = _one_of(tuple(PLANTED), rng)
    first, last = _one_of(FIRST_NAMES, rng), _one_of(LAST_NAMES, rng)
    user, domain = f"{first}.{last}".lower(), _one_of(DOMAINS, rng)
    phone = _one_of(PHONES, rng).format(int(rng.integers(100, 200)))
    number = f"{rng.integers(10, 100)} {rng.integers(100, 1000)} {rng.integers(100, 1000)}"
    words = {"name": f"{first} {last}", "mail": f"{user}@{domain}", "telephone": phone, "personnel_number": number}
    sentence = PLANTED[kind].format(first=first, last=last, user=user, domain=domain, phone=phone, number=number)
    return sentence, Planted(row, kind, words[kind])


def _one_of(words: Sequence[str], rng: np.random.Generator) -> str:
    return words[int(rng.integers(len(words)))]

"""Masking names of people: those of a list, those that are common, and words that stand as names do."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from orgfit.responses.given_names import GIVEN_NAMES
from orgfit.responses.ordinary_words import ENDING_FROM, ENDINGS, ORDINARY, SIGNS_OF_GERMAN

NAME: Final = "[name]"
WORD: Final = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
TITLES: Final = """
mr mrs ms miss mister dr prof professor sir herr herrn frau fräulein mme mlle monsieur madame mademoiselle
sr sra srta señor señora señorita don doña sig signor signora dott dottore mevrouw meneer dhr mevr pan pani
"""
HONORIFICS: Final = frozenset(TITLES.split())
SPOKEN_SMALL: Final = frozenset(("mr", "mrs", "mme", "mlle"))  # mean nothing else, so a small letter may follow
BETWEEN: Final = "van von vom der den de del della di da dos das du des la le el al bin ibn zu zum zur ter ten y e"
PARTICLES: Final = frozenset(BETWEEN.split())
NOT_LAST: Final = HONORIFICS | PARTICLES
GAP: Final = re.compile(r"[ ,'’\u00a0]+")
NEXT: Final = re.compile(r" |-|\.? ?-|\. ?|\u00a0")
AFTER_HONORIFIC_AT_MOST: Final = 4
SHORTEST: Final = 2
SHORTEST_POSSESSIVE: Final = 3
# Without these a German sentence that begins with an adjective and a noun would look like a name.
GERMAN_ENDINGS: Final = ("e", "er", "es", "en", "em")
UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LETTERS_AWAY: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


def key(word: str) -> str:
    """This function will give a word as it is compared: without capitals and accents."""
    small = word.casefold()
    if small.isascii():
        return small
    small = small.replace("’", "'")
    return "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))


GIVEN: Final = frozenset(map(key, GIVEN_NAMES))


@dataclass(frozen=True)
class NameList:
    """The names of a list, ready to be looked for.

    ``whole``: names of several words by their first one; ``single``: the words they are made of; ``unspaced``: names in
    scripts that put no blank between words.
    """

    whole: dict[str, tuple[tuple[str, ...], ...]]
    single: frozenset[str]
    unspaced: re.Pattern[str] | None

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """This function will take names as they are written, each of one word or several."""
        whole: dict[str, set[tuple[str, ...]]] = {}
        single: set[str] = set()
        unspaced: set[str] = set()
        for name in names:
            if UNSPACED.search(name):
                unspaced.add(re.sub(r"\s", "", name))
                continue
            words = WORD.findall(unicodedata.normalize("NFC", name))
            for variant in _variants(words):
                if len(variant) > 1:
                    whole.setdefault(variant[0], set()).add(variant)
                single.update(word for word in variant if len(word) >= SHORTEST and word not in PARTICLES)
        pattern = "|".join(re.escape(name) for name in sorted(unspaced, key=len, reverse=True) if len(name) > 1)
        return cls(
            {first: tuple(sorted(found)) for first, found in whole.items()},
            frozenset(single),
            re.compile(pattern) if pattern else None,
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A word, where it stands, and what stands between it and the word before."""

    word: str
    key: str
    start: int
    end: int
    before: str

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def close(self) -> bool:
        """Does it stand right after the word before, as the parts of a name do?"""
        return NEXT.fullmatch(self.before) is not None and "." not in self.before

    @property
    def opens(self) -> bool:
        """Does a sentence, or the text, begin with it?"""
        return not self.start or not GAP.fullmatch(self.before)


def mask_names(text: str, names: NameList, language: str = "en") -> str:
    """This function will put [name] into the place of names."""
    if names.unspaced is not None:
        text = names.unspaced.sub(NAME, text)
    if not _may_name(WORD.findall(text), names):
        return text
    tokens = list(_tokens(text))
    named = [False] * len(tokens)
    for first, past in (
        *_of_list(tokens, names),
        *_after_honorifics(tokens),
        *_given(tokens),
        *_runs(tokens, language),
    ):
        named[first:past] = [True] * (past - first)
    return _replaced(text, tokens, named) if any(named) else text


def _may_name(words: Sequence[str], names: NameList) -> bool:
    """A quick look that spares most comments the slow one."""
    if names.whole and any(key(word) in names.whole for word in words):
        return True
    kept = [word for word in words if word not in PARTICLES]
    large = [word[0].isupper() for word in kept]
    if any(map(operator.and_, large, large[1:])) or not SPOKEN_SMALL.isdisjoint(kept):
        return True
    capitals = (key(word) for word, capital in zip(kept, large, strict=True) if capital)
    return any(one in GIVEN or one in names.single for word in capitals for one in _bare(word))


def _variants(words: Sequence[str]) -> list[tuple[str, ...]]:
    """As written, the other way round, and with ae for ä and the like."""
    plain = tuple(key(word) for word in words)
    spelt = tuple(key(word.casefold().translate(LETTERS_AWAY)) for word in words)
    return [found for found in dict.fromkeys((plain, spelt, plain[::-1], spelt[::-1])) if found]


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for match in WORD.finditer(text):
        yield Token(match[0], key(match[0]), match.start(), match.end(), text[end : match.start()])
        end = match.end()


def _of_list(tokens: Sequence[Token], names: NameList) -> Iterator[tuple[int, int]]:
    """Whole names however they are written; single words of them where they have a capital."""
    for place, token in enumerate(tokens):
        for words in names.whole.get(token.key, ()):
            part = tokens[place : place + len(words)]
            near = all(len(one.before) <= SHORTEST for one in part[1:])
            if near and len(part) == len(words) and all(map(_same, part, words)):
                yield place, place + len(words)
        if token.capital and any(word in names.single for word in _bare(token.key)):
            yield place, place + 1


def _same(token: Token, word: str) -> bool:
    return word in _bare(token.key)


def _bare(word: str) -> tuple[str, ...]:
    """A word, and what it is without the s of possession."""
    shorter = word.removesuffix("s").removesuffix("'") if word.endswith("s") else ""
    return (word, shorter) if len(shorter) >= SHORTEST_POSSESSIVE else (word,)


def _after_honorifics(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Mr Holm, Frau Dr. von Aldermoor: the title and what follows it."""
    for place, token in enumerate(tokens):
        if token.key not in HONORIFICS or not (token.capital or token.key in SPOKEN_SMALL):
            continue
        past = place + 1
        while past < min(len(tokens), place + 1 + AFTER_HONORIFIC_AT_MOST) and _continues(tokens, place, past):
            past += 1
        while past > place + 1 and tokens[past - 1].key in NOT_LAST:
            past -= 1
        if past > place + 1:
            yield place, past


def _continues(tokens: Sequence[Token], place: int, past: int) -> bool:
    token, before = tokens[past], tokens[past - 1]
    if not NEXT.fullmatch(token.before) or (
        "." in token.before and before.key not in HONORIFICS and len(before.key) > 1
    ):
        return False
    small = past == place + 1 and tokens[place].key in SPOKEN_SMALL
    if token.key in PARTICLES or (token.capital and len(token.key) == 1):
        return True
    return (token.capital or small) and not _ordinary(token)


def _given(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Common given names, with the name that follows."""
    for place, token in enumerate(tokens):
        if token.capital and any(word in GIVEN for word in _bare(token.key)):
            yield place, place + 1


def _runs(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int]]:
    """Two or more words in a row that have a capital and are no ordinary words."""
    german = language.startswith("de") or any(token.key in SIGNS_OF_GERMAN for token in tokens)
    place = 0
    while place < len(tokens):
        past = place
        full = 0
        while past < len(tokens) and _in_run(tokens, place, past, german=german):
            full += len(tokens[past].key) > 1
            past += 1
        while past > place and tokens[past - 1].key in PARTICLES:
            past -= 1
        if full and _is_pair(tokens[place:past]):
            yield place, past
        place = max(past, place + 1)


def _is_pair(run: Sequence[Token]) -> bool:
    """Two capitals, and not a single word with a hyphen."""
    return sum(token.capital for token in run) > 1 and any("-" not in token.before for token in run[1:])


def _in_run(tokens: Sequence[Token], place: int, past: int, *, german: bool) -> bool:
    token = tokens[past]
    first = past == place
    if not first and not token.close and not _after_initial(tokens, past):
        return False
    if not first and token.key in PARTICLES and not token.capital:
        return True
    if len(token.word) == 1:
        return token.capital and _is_initial(tokens, past)
    if german and first and token.opens and token.key.endswith(GERMAN_ENDINGS) and token.key not in GIVEN:
        return False
    return _like_a_name(token)


def _is_initial(tokens: Sequence[Token], place: int) -> bool:
    """Is a single letter followed by a full stop?"""
    return place + 1 < len(tokens) and tokens[place + 1].before.startswith(".")


def _after_initial(tokens: Sequence[Token], place: int) -> bool:
    return len(tokens[place - 1].word) == 1 and tokens[place].before in {". ", ".", ".-"}


def _like_a_name(token: Token) -> bool:
    return token.capital and not token.word.isupper() and not _ordinary(token)


def _ordinary(token: Token) -> bool:
    small = token.word.casefold()
    return small in ORDINARY or (len(small) >= ENDING_FROM and small.endswith(ENDINGS))


def _after_stop(before: Token, token: Token) -> bool:
    """Does the full stop between two words belong to a title or an initial?"""
    return NEXT.fullmatch(token.before) is not None and (before.key in HONORIFICS or len(before.key) == 1)


def _replaced(text: str, tokens: Sequence[Token], named: Sequence[bool]) -> str:
    """The text with one [name] for each name; a full stop after a title or an initial goes with it."""
    parts: list[str] = []
    at = 0
    for place, token in enumerate(tokens):
        if not named[place]:
            continue
        if place and named[place - 1] and (token.close or _after_stop(tokens[place - 1], token)):
            at = token.end
            continue
        parts += [text[at : token.start], NAME]
        at = token.end
    return "".join((*parts, text[at:]))

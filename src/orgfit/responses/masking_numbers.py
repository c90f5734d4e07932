"""Masking numbers that lead to a person: of telephones, staff, accounts and customers. Years and amounts stay.

Every pattern takes time in proportion to the text: it begins only where a word or number does, and gives nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from orgfit.responses.ordinary_words import ORDINARY

TELEPHONE: Final = "[telephone number]"
NUMBER: Final = "[number]"
IN_BRACKETS: Final = frozenset(("name", "mail", "address", "number", "telephone"))
LONG: Final = 4  # digits without a break
ALL: Final = 7  # digits of one number, however it is broken
PAIRS: Final = 6
FEWEST: Final = 3
SHORTEST_ID: Final = 4
SHORTEST_WITH_PLUS: Final = 5
TELEPHONE_LENGTH: Final = range(9, 16)
YEAR: Final = re.compile(r"(?:19|20)\d\d")
DAY: Final = (
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d"
)
DIGIT: Final = re.compile(r"\d")
BREAK: Final = r"(?: ?[-–/] ?|[.\u00a0]| ?\(|\)[ -]?| )"
DIGITS: Final = rf"[+(]{{0,2}}\d++(?:{BREAK}\d++)*+"
# Days and hours are passed over before anything is taken for a number.
LOOSE: Final = re.compile(rf"(?<![\w])(?:(?P<day>{DAY})(?![.\-/]?\d)|(?P<digits>{DIGITS}))")
MIXED: Final = re.compile(r"(?<!\w)[^\W\d]*+\d\w*+")
KEYED: Final = re.compile(
    rf"(?i)(?<!\w)(?P<key>(?P<telephone>ext|extension|durchwahl|dw|tel|telefon)|number|nummer|nr|n°|no\.|num|id|#)"
    rf"(?P<between>[.:#]?\s?(?:is |ist |est |es )?)(?P<digits>{DIGITS})"
)
ID: Final = re.compile(r"\w[\w.-]*+")


def mask_numbers(text: str) -> str:
    """This function will put words in brackets into the place of numbers that lead to a person."""
    if not DIGIT.search(text):
        return text
    text = KEYED.sub(_keyed, text)
    text = MIXED.sub(_mixed, text)
    return LOOSE.sub(_loose, text)


def known_ids(ids: Iterable[str]) -> frozenset[str]:
    """This function will give the ids that can be told from other words: of 4 letters or digits, and no years."""
    small = {word.casefold() for word in ids if len(word) >= SHORTEST_ID and not YEAR.fullmatch(word)}
    return frozenset(small - ORDINARY - IN_BRACKETS)


def mask_ids(text: str, ids: Collection[str]) -> str:
    """This function will mask the ids of people; ``ids`` as ``known_ids`` gives them."""
    if not ids:
        return text

    def known(match: re.Match[str]) -> str:
        word = match[0].rstrip(".-")
        rest = match[0][len(word) :]
        if word.casefold() in ids:
            return NUMBER + rest
        parts = re.split(r"([.-])", word)
        found = [NUMBER if part.casefold() in ids else part for part in parts]
        return "".join(found) + rest

    return ID.sub(known, text)


def _keyed(match: re.Match[str]) -> str:
    """A number that is called one needs only three digits, an extension two."""
    telephone = match["telephone"] is not None
    if _count(match["digits"]) < FEWEST - telephone:
        return match[0]
    return f"{match['key']}{match['between']}{TELEPHONE if telephone else NUMBER}"


def _mixed(match: re.Match[str]) -> str:
    """Letters and digits in one word: a code, but for years like 1990s and FY2024."""
    word = match[0]
    if word.isdigit() or _count(word) < LONG:
        return word
    return word if re.fullmatch(r"[^\W\d]*(?:19|20)\d\d[^\W\d]*", word) and _ordinary_year(word) else NUMBER


def _ordinary_year(word: str) -> bool:
    """One letter in front is how ids of people are written."""
    return word[0].isdigit() or not word[1].isdigit()


def _loose(match: re.Match[str]) -> str:
    digits = match["digits"] or match[0]
    if (match["day"] and _is_day(digits)) or _only_years(digits):
        return digits
    opened = "(" if digits[0] == "(" and ")" not in digits else ""
    return opened + _judged(digits.removeprefix(opened) if opened else digits)


def _judged(digits: str) -> str:
    """What stands in the place of some groups of digits, or the groups as they are."""
    groups = [len(group) for group in re.findall(r"\d+", digits)]
    count, leads = sum(groups), digits[0] in "+(0"
    pairs = len(groups) >= FEWEST and set(groups) == {2}
    if (digits[0] == "+" and count >= SHORTEST_WITH_PLUS) or (
        count >= ALL and (leads or pairs or max(groups) >= FEWEST)
    ):
        long, broken = count in TELEPHONE_LENGTH, len(groups) > 1
        return TELEPHONE if digits[0] == "+" or (leads and (long or broken)) or (long and broken) else NUMBER
    if pairs and count >= PAIRS:
        return NUMBER
    return re.sub(r"\d{4,}", lambda run: run[0] if YEAR.fullmatch(run[0]) else NUMBER, digits)


def _is_day(text: str) -> bool:
    """Is there a month in it, or are these hours? Numbers of banks are written in pairs as well."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    small = [number for number in numbers if number < 100]
    return len(numbers) > FEWEST or (min(small[:2]) <= 12 and max(small[:2]) <= 31)


def _only_years(digits: str) -> bool:
    return all(YEAR.fullmatch(group) for group in re.findall(r"\d+", digits))


def _count(text: str) -> int:
    return sum(letter.isdigit() for letter in text)

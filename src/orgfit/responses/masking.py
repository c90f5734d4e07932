"""Masking comments: what names a person, or leads to one, is replaced before anybody reads it.

It finds what looks like a name, an address or a number, and the names of a list; it does not understand what is said.
"The only woman in the night shift" stays. That is why comments are shown of groups of ten and more, and mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from orgfit.responses.masking_names import NAME, NameList, mask_names
from orgfit.responses.masking_numbers import known_ids, mask_ids, mask_numbers

MAIL: Final = "[mail address]"
WEB: Final = "[web address]"
ADDRESS: Final = "[address]"
# All patterns begin at the edge of a word and never give back (++ and *+), so that no text makes them slow.
MAILS: Final = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]++(?:[@＠]|\s?[(\[{]\s?(?:at|ät)\s?[)\]}]\s?)[\w-]++(?:(?:\.|\s?[(\[{]dot[)\]}]\s?)[\w-]++)*+"
)
WEBS: Final = re.compile(
    r"(?i)(?<!\w)(?:https?://|ftp://|www\.)[^\s<>]*[^\s<>.,;:!?)\]}'\"»”]"
    r"|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|info|edu|gov|eu|io|de|ch|at|fr|nl|uk)(?![\w-])(?:/[^\s<>]*)?+"
)
HANDLES: Final = re.compile(r"(?<![\w@])@\w{2,}+")
BIG: Final = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,40}"
STREETS: Final = (
    # 12 Main Street, 221B Baker St.
    rf"\d{{1,5}}[A-Za-z]?,? (?:{BIG} ){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Square|Way|Place|Terrace|Boulevard|Blvd|Crescent)(?!\w)\.?",
    # Hauptstraße 5, Lange Str. 7 b, Kerkstraat 12
    rf"(?:(?!Arbeits|Park|Dienst|Lager|Sitz|Stell|Aus|Um|Hin|Rück)[^\W\d_a-zß-öø-ÿ][\w-]{{0,40}}?"
    r"(?:straße|strasse|str\.|gasse|allee|weg|platz|damm|ufer|steig|straat|laan|plein|gracht|kade)"
    rf"|{BIG} (?:Straße|Strasse|Str\.|Allee|Gasse|Weg|Platz|Laan|Plein)) ?\d{{1,4}}(?!\d)(?: ?[a-z](?!\w))?",
    # 5, rue de la Paix; Calle Mayor 12, Via Roma 5
    r"\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai)"
    rf"(?: (?:de|du|des|la|le|les|l['’])){{0,4}} ?{BIG}(?: {BIG}){{0,2}}",
    rf"(?:Rue|Calle|Avenida|Paseo|Plaza|Via|Viale|Piazza|Corso|Rua)(?: (?:de|del|la|las|los|da|do|dos|di|della)){{0,4}}"
    rf"(?: {BIG}){{1,3}},? \d{{1,4}}(?!\d)",
    # A British postcode
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)",
)
ADDRESSES: Final = re.compile(rf"(?<!\w)(?:{'|'.join(STREETS)})")
# Each is only looked for where a sign of it stands in the text, which most have not.
PATTERNS: Final = (
    (re.compile(r"[@＠]|[(\[{]\s?(?:at|ät)"), MAILS, MAIL),
    (re.compile(r"(?i)[a-z0-9]\.[a-z]|://"), WEBS, WEB),
    (re.compile("@"), HANDLES, NAME),
    (re.compile(r"\d"), ADDRESSES, ADDRESS),
)


@dataclass(frozen=True)
class Masking:
    """What is known of the people of a survey, ready for any number of comments."""

    names: NameList
    ids: frozenset[str]
    language: str

    @classmethod
    def of(cls, names: Iterable[str] = (), ids: Iterable[str] = (), language: str = "en") -> Self:
        """This function will prepare masking with the names and the ids of people; both may be empty."""
        return cls(NameList.of(names), known_ids(tuple(ids)), language)

    def mask(self, text: str) -> str:
        """This function will give a comment with words in brackets in the place of what leads to a person."""
        for sign, pattern, words in PATTERNS:
            if sign.search(text):
                text = pattern.sub(words, text)
        return mask_names(mask_numbers(mask_ids(text, self.ids)), self.names, self.language)


def mask(text: str, names: Iterable[str] = ()) -> str:
    """This function will mask one comment; ``names`` are those of people, each of one word or several.

    Replaced by words in brackets are mail and web addresses, numbers of telephones, staff and accounts, streets with a
    house number, and names: those given, those behind a title, common given names, and two or more words in a row that
    begin with a capital and are no ordinary words. Years and short numbers stay. Takes time in proportion to the text.

    >>> mask("Ask Dr Holm on 020 7946 0123, or ana@example.org. It worked in 2019.")
    'Ask [name] on [telephone number], or [mail address]. It worked in 2019.'
    """
    return Masking.of(names).mask(text)

from __future__ import annotations

import pytest

from orgfit.responses.masking import Masking, mask
from orgfit.responses.simulate.comment_bank import BANK

SENTENCES = sorted({sentence for themes in BANK.values() for bank in themes.values() for sentence in bank})


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to ana.holm+x@mail.example.org.", "Write to [mail address]."),
        ("Or ana@intranet, or bo(at)example.org!", "Or [mail address], or [mail address]!"),
        ("See https://example.org/p?id=7, or www.example.com.", "See [web address], or [web address]."),
        ("It stands on example.org/who.", "It stands on [web address]"),
        ("Thanks @bo_holm for that", "Thanks [name] for that"),
        ("She lives at 221B Baker Street, I think.", "She lives at [address], I think."),
        ("Er wohnt Hauptstraße 5 b, oder Lange Str. 7.", "Er wohnt [address], oder [address]."),
        ("It is 5 rue de la Paix or Calle Mayor 12.", "It is [address] or [address]."),
        ("Near SW1A 2AA in town.", "Near [address] in town."),
    ],
)
def test_addresses_of_every_kind(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ordinary_sentences_stay(sentence: str) -> None:
    assert mask(sentence) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In 2019-2020 we had 24/7 support, 10:30-12:00 and from 24.12.2023.",
        "10 000 of 1,500 customers (2024); 3.5 years, 20-30 %, Nr. 12, number 1.",
        "1 2 3 4 5 6 7 8 9 10 on a scale from 1-10. The 1990s, FY2024, B2B, COVID-19.",
        "Human Resources and the Customer Service Team use Microsoft Teams in New York.",
        "Better Communication, More Time, Senior Management. I miss Friday drinks. Mr and Mrs are titles.",
        "Bessere Kommunikation und klare Ziele wären gut. Die Abteilung Einkauf fehlt bis Ende Januar.",
        "Am Arbeitsplatz 3 Leute. Klare Regeln sind nicht alles. Follow-Up and Know-How.",
        "It is good.It works. Don't ask. We're here.",
    ],
)
def test_years_short_numbers_and_ordinary_capitals_stay(text: str) -> None:
    assert mask(text) == text


def test_names_and_ids_of_the_people_are_known() -> None:
    masking = Masking.of(["Quillon"], ["holmb"])
    assert masking.mask("Ask holmb or Quillon") == "Ask [number] or [name]"
    assert mask("Ask holmb or Quillon") == "Ask holmb or Quillon"


def test_what_is_masked_stays_masked() -> None:
    masking = Masking.of(["Ana Holm"], ["p0000123"])
    text = "Dr Holm, ana@example.org, 020 7946 0123, 48213, 12 Main Street, www.example.org, p0000123."
    once = masking.mask(text)
    assert masking.mask(once) == once
    assert once.count("[") == 7


# Each takes time in proportion to its length; with a pattern that tries every way, the first would not end.
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "Aa ",
        "1",
        "1 ",
        "12-",
        "a@",
        "a.",
        "(",
        "www.",
        "http://,",
        "1 Aa ",
        "1 Rue de la ",
        "Aa-",
        "J. ",
        "Mr ",
        "' ",
    ],
)
def test_no_text_is_too_long(piece: str) -> None:
    assert mask(piece * (40_000 // len(piece)) + "!").endswith("!")


def test_a_text_without_a_break_is_masked_to_its_end() -> None:
    text = "a" * 1_000_000 + " ana@example.org 1234567"
    assert mask(text).endswith("a [mail address] [number]")

from __future__ import annotations

import pytest

from orgfit.responses.masking_numbers import known_ids, mask_ids, mask_numbers


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0123",
        "+44 20 7946 0123",
        "+44 (0)20 7946 0123",
        "(212) 555-0123",
        "030/123 45 67",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+49 30 123",
        "02079460123",
    ],
)
def test_telephones(number: str) -> None:
    assert mask_numbers(f"Call {number}, please") == "Call [telephone number], please"


@pytest.mark.parametrize("number", ["12 345 678", "48213", "p0000123", "AB12CD34", "12-34-56", "p1987", "192.168.0.1"])
def test_numbers_of_staff_and_accounts(number: str) -> None:
    assert mask_numbers(f"It is {number}.") == "It is [number]."


def test_a_number_that_is_called_one_may_be_short() -> None:
    assert mask_numbers("My number is 123, ext. 12, staff no. 12 34") == (
        "My number is [number], ext. [telephone number], staff no. [number]"
    )
    assert mask_numbers("Number 1 of 123, no 100") == "Number 1 of 123, no 100"


def test_brackets_stay_closed() -> None:
    assert mask_numbers("one (48213) and (2024) and (0123456789)") == (
        "one ([number]) and (2024) and ([telephone number])"
    )


@pytest.mark.parametrize(
    "text", ["2019", "1999/2000", "24.12.2023", "2023-12-24", "9-17", "08.00-17.00", "3.14", "007", "2019 15"]
)
def test_years_days_and_short_numbers_stay(text: str) -> None:
    assert mask_numbers(f"It was {text} then") == f"It was {text} then"


def test_digits_of_other_scripts_are_digits() -> None:
    assert mask_numbers("\N{FULLWIDTH DIGIT FOUR}\N{FULLWIDTH DIGIT TWO}" * 3) == "[number]"


def test_ids_of_the_table() -> None:
    ids = known_ids(["7", "2024", "holmb", "A-17", "a.holm", "x17x", "team", "number", "12345"])
    assert ids == {"holmb", "a-17", "a.holm", "x17x", "12345"}
    text = "HOLMB, x17x. A-17 and a.holm: 7 in 2024, [number], team"
    assert mask_ids(text, ids) == "[number], [number]. [number] and [number]: 7 in 2024, [number], team"
    assert mask_ids("x17x.Then", ids) == "[number].Then"
    assert mask_ids(text, frozenset()) == text

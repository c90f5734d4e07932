from __future__ import annotations

from orgfit.responses.simulate.surveys import SHEETS

ASKED = {sheet.name: sheet for sheet in SHEETS}


def asked(name: str, wave: int) -> tuple[str, ...]:
    sheet = ASKED[name]
    return sheet.asks(sheet.opened(), wave)


def test_two_surveys_a_wave() -> None:
    assert [(sheet.survey, sheet.name) for sheet in SHEETS] == [
        ("A", "customer-fitness"),
        ("A", "promise-and-guesses"),
        ("B", "openness"),
        ("B", "flourishing"),
        ("B", "guesses"),
    ]


def test_promises_begin_with_the_second_wave() -> None:
    outcomes = ("ou01", "ou02", "ou03", "ou04")
    assert asked("promise-and-guesses", 1) == ("pm01", *outcomes)
    conditions = ("co01", "co02", "co03", "co04")
    assert asked("promise-and-guesses", 2) == ("pm01", "pm02", "pm03", "pm04", *conditions, *outcomes)


def test_guesses_are_asked_apart_and_not_those_for_customers() -> None:
    assert asked("guesses", 1) == ("gu01", "gu02", "gu03", "gu04", "gu05", "gu06")


def test_what_matters_most_is_asked_from_a_list() -> None:
    items = {item.id: item for item in ASKED["customer-fitness"].opened().coded_items}
    assert len(items["cfs1"].options) == 6
    assert asked("customer-fitness", 1)[-2:] == ("cfb1", "cfs1")

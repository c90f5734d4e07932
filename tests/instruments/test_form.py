"""Reading a mapping key by key: every type, and what is said where the value has another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orgfit.instruments.faults import Faults
from orgfit.instruments.form import Shape, Sheet
from orgfit.instruments.yaml_lines import Unread, read_text

SHAPE = Shape("thing", (), ("key", "title", "id"), {"items": "They stand elsewhere."})


def sheet_of(text: str, shape: Shape = SHAPE) -> Sheet:
    faults = Faults("x")
    root = read_text(text, faults)
    assert root is not None
    return Sheet(root, shape, faults)


def told(sheet: Sheet) -> list[str]:
    return [f"{fault.line}: {fault.message}" for fault in sheet.faults.found]


Reading = Callable[[Sheet], object]
READINGS: dict[str, Reading] = {
    "text": lambda sheet: sheet.text("key"),
    "frame": lambda sheet: sheet.text("key", empty=True),
    "texts": lambda sheet: sheet.texts("key"),
    "word": lambda sheet: sheet.word("key"),
    "known": lambda sheet: sheet.word("key", ("mean", "none")),
    "words": lambda sheet: sheet.word_list("key"),
    "truth": lambda sheet: sheet.truth("key"),
    "whole": lambda sheet: sheet.whole("key", 1, 99),
    "share": lambda sheet: sheet.share("key"),
}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "Some words", "Some words"),
        ("text", '"10"', "10"),
        ("text", "10 of them", "10 of them"),
        ("text", '"{subject} and {partner}"', "{subject} and {partner}"),
        ("text", '"two\\nlines"', "two\nlines"),
        ("frame", '""', ""),
        ("texts", "[a, b]", ("a", "b")),
        ("word", "none", "none"),
        ("known", "mean", "mean"),
        ("words", "[a, no]", ("a", "no")),
        ("truth", "true", True),
        ("truth", "false", False),
        ("whole", "1", 1),
        ("whole", "99", 99),
        ("share", "0.02", 0.02),
        ("share", "1", 1.0),
        ("share", "0", 0.0),
    ],
)
def test_a_value_of_the_right_type_is_given(kind: str, value: str, expected: object) -> None:
    sheet = sheet_of(f"key: {value}\n")
    assert READINGS[kind](sheet) == expected
    assert told(sheet) == []


QUOTES = "some programs read '{}' as something else. Put it in quotes."


@pytest.mark.parametrize(
    ("kind", "value", "empty", "said"),
    [
        ("text", "[a]", "", "words; a list came. Change it, or put it in quotes."),
        ("text", "{subject}", "", "words; a mapping came. Change it, or put it in quotes."),
        ("text", "", "", "words; nothing came. Write them, or delete the key."),
        ("text", '"  "', "", "words; nothing came. Write them, or delete the key."),
        ("frame", "", "", "words; nothing came. Write them, or delete the key."),
        *(
            ("text", word, "", f"words; {QUOTES.format(word)}")
            for word in (
                "no",
                "Yes",
                "ON",
                "~",
                "null",
                "10",
                "1.5",
                "-3",
                "1e5",
                "2024-01-31",
                "1:30",
                "0x1F",
            )
        ),
        ("word", "[a]", "", "a word; a list came. Change it, or put it in quotes."),
        ("word", '""', "", "a word; nothing came. Write it, or delete the key."),
        ("known", "", "", "one of mean, none; nothing came. Choose one of these."),
        ("known", "means", "", "one of mean, none; 'means' came. Did you mean 'mean'?"),
        ("words", "a", (), "a list of at least one entry; 'a' came. Write one, or delete it."),
        ("words", "[]", (), "a list of at least one entry; an empty one came. Write one, or delete it."),
        ("truth", "yes", False, "true or false; 'yes' came. Write true or false."),
        ("truth", '"true"', True, "true or false; 'true' came. Write true or false."),
        ("truth", "[true]", False, "true or false; a list came. Change it, or put it in quotes."),
        *(
            ("whole", value, None, f"a whole number from 1 to 99; '{value}' came. Change it.")
            for value in ("0", "100", "1.0", "01", "one", "99999999999999")
        ),
        ("whole", '"1"', None, "a whole number from 1 to 99; '1' came. Change it."),
        ("whole", "", None, "a whole number from 1 to 99; nothing came. Change it."),
        ("share", "1.5", None, "a share from 0 to 1; '1.5' came. Write it like 0.02."),
        ("share", "2 %", None, "a share from 0 to 1; '2 %' came. Write it like 0.02."),
    ],
)
def test_a_value_of_another_type_is_a_fault(kind: str, value: str, empty: object, said: str) -> None:
    sheet = sheet_of(f"title: T\nkey: {value}\n")
    assert READINGS[kind](sheet) == empty
    assert told(sheet) == [f"2: 'key' of thing must be {said}"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('"{name}"', "has a brace of neither {subject} nor {partner}. Use one of these, or no brace."),
        ('"{subject"', "has a brace of neither {subject} nor {partner}. Use one of these, or no brace."),
        ('"a \\0"', "has the invisible character U+0000. Delete it."),
        ('"a \\u202e"', "has the invisible character U+202E. Delete it."),
        ('"a \\e[31m"', "has the invisible character U+001B. Delete it."),
    ],
)
def test_words_have_nothing_hidden_and_no_other_placeholder(value: str, said: str) -> None:
    sheet = sheet_of(f"key: {value}\n")
    assert sheet.text("key") == ""
    assert told(sheet) == [f"1: 'key' of thing {said}"]


@pytest.mark.parametrize("kind", ["texts", "words"])
def test_a_word_twice_is_a_fault_in_its_own_line(kind: str) -> None:
    sheet = sheet_of("key:\n  - a\n  - b\n  - a\n")
    assert READINGS[kind](sheet) == ("a", "b", "a")
    assert told(sheet) == ["4: 'key' of thing has 'a' twice. Keep one."]


@pytest.mark.parametrize(
    ("kind", "empty"),
    [
        ("text", ""),
        ("texts", ()),
        ("word", ""),
        ("words", ()),
        ("truth", False),
        ("whole", None),
        ("share", None),
    ],
)
def test_a_key_that_is_not_there_or_was_told_before_gives_the_empty_value(kind: str, empty: object) -> None:
    absent, unread = sheet_of("title: T\n"), sheet_of("title: T\n")
    unread.values["key"] = Unread(1)
    assert READINGS[kind](absent) == empty
    assert READINGS[kind](unread) == empty
    assert told(absent) == told(unread) == []


def test_keys_that_are_unknown_misplaced_or_missing_are_told_with_the_name_of_the_thing() -> None:
    sheet = sheet_of("id: a\ntitel: T\nitems: []\n", Shape("thing", ("id", "title", "more"), (), SHAPE.elsewhere))
    assert told(sheet) == [
        "2: Thing 'a' has an unknown key 'titel'. Did you mean 'title'?",
        "3: Thing 'a' may not have 'items'. They stand elsewhere.",
        "1: Thing 'a' needs 'title', which is missing. Add it.",
        "1: Thing 'a' needs 'more', which is missing. Add it.",
    ]


def test_words_with_a_comma_and_without_quotes_are_seen_for_what_they_are() -> None:
    sheet = sheet_of("{title: Stay, buy and recommend}\n")
    assert told(sheet) == [
        "1: Thing has an unknown key 'buy and recommend'. It has no value. "
        "Words with a comma inside { } need quotes around them."
    ]


def test_what_is_no_mapping_is_told_once() -> None:
    sheet = sheet_of("- a\n", Shape("thing", ("id",)))
    assert not sheet.readable
    assert told(sheet) == ["1: Thing must be a mapping of keys; a list came. Write 'key: value'."]

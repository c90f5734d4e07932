"""What is planted in the comments of an organisation is gone when its files are read, and all else is as it was."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from orgfit.responses.columns import Responses
from orgfit.responses.read import read
from orgfit.responses.simulate import Simulated, simulate
from orgfit.responses.simulate.comments import Comments
from orgfit.responses.simulate.files import file_names, write
from orgfit.responses.simulate.mapping_text import mapping_text


@pytest.fixture(scope="module")
def made() -> Simulated:
    return simulate(2_000, 90, np.random.default_rng(31))


@pytest.fixture(scope="module")
def folder(made: Simulated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("named") / "company"
    write(made, place)
    return place


@pytest.fixture(scope="module")
def found(made: Simulated, folder: Path) -> dict[str, Responses]:
    return {
        file_names(made, table)[0]: read(*(folder / name for name in file_names(made, table))) for table in made.tables
    }


def pairs(made: Simulated, found: dict[str, Responses]) -> Iterator[tuple[Comments, tuple[str, ...]]]:
    """The comments on each question as they were written, and as they were read."""
    for table in made.tables:
        read_back = {comments.item: comments.texts for comments in found[file_names(made, table)[0]].comments}
        assert list(read_back) == [comments.item for comments in table.comments]
        yield from ((comments, read_back[comments.item]) for comments in table.comments)


def test_none_of_the_planted_words_survives_anywhere(found: dict[str, Responses], folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))["named_in_comments"]
    assert len(truth) > 100
    assert {named["kind"] for named in truth} == {"name", "mail", "telephone", "personnel_number"}
    everything = " ".join(text for responses in found.values() for part in responses.comments for text in part.texts)
    words = {named["words"] for named in truth}
    words |= {word for named in truth if named["kind"] == "name" for word in named["words"].split()}
    assert [
        word
        for word in sorted(words)
        if word.casefold() in everything.casefold().split() or (" " in word and word in everything)
    ] == []
    assert sum(named["words"] in everything for named in truth) == 0


def test_comments_that_name_nobody_are_unchanged(made: Simulated, found: dict[str, Responses]) -> None:
    for written, texts in pairs(made, found):
        named = {planted.row for planted in written.planted}
        assert len(texts) == sum(map(bool, written.texts))
        plain = Counter(text for row, text in enumerate(written.texts) if text and row not in named)
        assert plain - Counter(texts) == Counter()
        assert sum("[" in text for text in texts) == len(named)


def test_only_what_was_planted_is_masked(made: Simulated, found: dict[str, Responses]) -> None:
    in_brackets = {
        "name": "[name]",
        "mail": "[mail address]",
        "telephone": "[telephone number]",
        "personnel_number": "[number]",
    }
    for written, texts in pairs(made, found):
        expected = [written.texts[p.row].replace(p.words, in_brackets[p.kind]) for p in written.planted]
        assert Counter(expected) == Counter(text for text in texts if "[" in text)


def test_mappings_name_the_comments_that_there_are(made: Simulated) -> None:
    table = made.table("customer-fitness")
    assert "comments: same" in mapping_text(table, "person", "answers.csv").splitlines()
    one = replace(table, comments=table.comments[:1])
    assert "comments: {cfc1: cfc1}" in mapping_text(one, "person", "answers.csv").splitlines()
    assert "comments" not in mapping_text(replace(table, comments=()), "person", "answers.csv")

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from orgfit.errors import TableError
from orgfit.responses.columns import Responses
from orgfit.responses.comment_cells import LONGEST, clean, shortened
from orgfit.responses.read import read
from survey_files import MAPPING, lay_out

WITH = MAPPING + "comments: same\n"
HEAD = "id,unit,q1,q2,q3,o1,o2,o3\n"


def responses(folder: Path, *cells: str, mapping: str = WITH) -> Responses:
    rows = "".join(
        f'staff{chr(97 + place)},{"A1" if place % 2 else "B"},1,2,3,4,1,"{cell}"\n' for place, cell in enumerate(cells)
    )
    return read(*lay_out(folder, mapping=mapping, table=HEAD + rows))


def texts(folder: Path, *cells: str, mapping: str = WITH) -> list[str]:
    (comments,) = responses(folder, *cells, mapping=mapping).comments
    return list(comments.texts)


def test_comments_are_torn_from_their_rows(tmp_path: Path) -> None:
    (comments,) = responses(tmp_path, "d", "c", "b", "a").comments
    assert (comments.item, comments.unit.tolist(), comments.texts) == ("o3", [2, 2, 3, 3], ("a", "c", "b", "d"))
    (turned,) = responses(tmp_path, "b", "a", "d", "c").comments
    assert comments == turned


def test_without_the_key_no_comment_is_read(tmp_path: Path) -> None:
    assert responses(tmp_path, "a", mapping=MAPPING).comments == ()


def test_responses_are_equal_by_their_comments_too(tmp_path: Path) -> None:
    one = responses(tmp_path, "a", "b")
    assert one == responses(tmp_path, "a", "b")
    assert one != responses(tmp_path, "a", "c")
    assert one != replace(one, comments=())


def test_what_says_nothing_is_no_comment(tmp_path: Path) -> None:
    mapping = WITH + "skipped: [NA]\ncant_say: [dunno]\n"
    assert texts(
        tmp_path, "", " ", "-", "...", "?!", "NA", "dunno", "NA?", "\N{WHITE SMILING FACE}", mapping=mapping
    ) == [
        "NA?",
        "\N{WHITE SMILING FACE}",
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  one \n\n two\tthree\u00a0four\u2028five ", "one two three four five"),
        ("ab\u202ecd\u200e\u2066e\u00adf\ufeff\x00\x1b[1m", "abcdef[1m"),
        ("Jo\u0308rg", "J\N{LATIN SMALL LETTER O WITH DIAERESIS}rg"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\x07", ""),
        ("\ud800a", "a"),
    ],
)
def test_only_letters_that_can_be_seen_stay(cell: str, text: str) -> None:
    assert clean(cell) == text


def test_long_comments_are_cut_between_words_and_told_of(tmp_path: Path) -> None:
    found = responses(tmp_path, "word " * 801, "word " * 799, "x" * 5_000, "y" * 4_000, "w " * 1_000_000)
    lengths = {text[0]: len(text) for text in found.comments[0].texts}
    assert lengths["x"] == lengths["y"] == LONGEST
    assert all(len(text) <= LONGEST for text in found.comments[0].texts)
    assert sum(text.endswith("word\N{HORIZONTAL ELLIPSIS}") for text in found.comments[0].texts) == 1
    assert found.notices == ("3 comments were longer than 4,000 letters; what comes after these is left out.",)
    assert responses(tmp_path, "z" * 4_001).notices[0].startswith("1 comment was longer")
    assert responses(tmp_path, "went on\N{HORIZONTAL ELLIPSIS}").notices == ()


def test_a_text_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    _, mapping = lay_out(tmp_path, mapping=WITH)
    frame = pd.DataFrame({"unit": ["A"], "q1": 1, "q2": 2, "q3": 3, "o1": 4, "o2": 1, "o3": ["Aa 1 " * 2_000_000]})
    (comments,) = read(frame, mapping).comments
    assert len(comments.texts[0]) <= LONGEST


def test_a_text_that_goes_on_says_so_however_short_it_is() -> None:
    assert shortened("short", more=True) == "short\N{HORIZONTAL ELLIPSIS}"
    assert shortened("", more=True) == ""


def test_nothing_unmasked_comes_out_of_reading(tmp_path: Path) -> None:
    (tmp_path / "staff.txt").write_text("Quillon Brinkhuis\n", "utf-8")
    mapping = WITH + "names: staff.txt\nperson: id\n"
    found = responses(tmp_path, "ask quillon brinkhuis or Quillon, staffa, 0207 946 0123", mapping=mapping)
    assert found.comments[0].texts == ("ask [name] or [name], [number], [telephone number]",)
    assert "rinkhuis" not in repr(found)
    assert "staffa" not in repr(found)


def test_a_list_of_names_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.txt"):
        responses(tmp_path, "a", mapping=WITH + "names: none.txt\n")

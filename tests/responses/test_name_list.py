from __future__ import annotations

from pathlib import Path

import pytest

from orgfit.errors import TableError
from orgfit.responses.name_list import read_names
from survey_files import told


def names(folder: Path, content: str | bytes) -> tuple[str, ...]:
    path = folder / "names.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_names(path)


@pytest.mark.parametrize(
    "content",
    [
        "Ana Holm\nJörg Berg\n",
        "name\nAna Holm\n\nJörg Berg\nAna Holm\n",
        "Name;Unit\nAna Holm;A\nJörg Berg;B",
        'Ana Holm,A,"x, y"\r\n"Jörg Berg",B\r\n',
        "Ana Holm\tA\nJörg Berg\tB\n",
        "Ana Holm\nJörg Berg\n".encode("cp1252"),
        "Ana Holm\nJörg Berg\n".encode("utf-16"),
    ],
)
def test_one_name_a_line(tmp_path: Path, content: str | bytes) -> None:
    assert names(tmp_path, content) == ("Ana Holm", "Jörg Berg")


def test_the_first_column_may_be_in_quotes(tmp_path: Path) -> None:
    assert names(tmp_path, '"Holm, Ana",A\n') == ("Holm, Ana",)


def test_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        read_names(tmp_path / "none.txt")
    with pytest.raises(TableError) as error:
        names(tmp_path, "name\n\n")
    assert told(error.value) == [(0, "The list has no name. Write one a line, or delete 'names'.")]
    with pytest.raises(TableError, match="Give one name a line"):
        names(tmp_path, '"' + "a" * 200_000 + '",b\n')

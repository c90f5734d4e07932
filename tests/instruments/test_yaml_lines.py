"""The YAML reader: lines, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from orgfit.instruments import yaml_lines
from orgfit.instruments.faults import Faults
from orgfit.instruments.yaml_lines import (
    DEEPEST,
    LARGEST,
    TOO_LARGE,
    Listing,
    Scalar,
    Table,
    Unread,
    read_file,
    read_text,
)

ENDLESS = Path("/dev/zero")


@pytest.fixture(params=["python", "libyaml"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers: the one in C is not there on every machine."""
    if request.param == "libyaml" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML came without libyaml")
    loader = yaml.SafeLoader if request.param == "python" else yaml.CSafeLoader
    monkeypatch.setattr(yaml_lines, "LOADER", loader)


def faults_of(text: str) -> list[str]:
    faults = Faults("x")
    read_text(text, faults)
    return [f"{fault.line}: {fault.message}" for fault in faults.found]


def test_values_keep_their_words_and_lines() -> None:
    faults = Faults("x")
    root = read_text('a: no\nb:\n  - "1"\n  - {c: 2}\n', faults)
    inner = Table(4, {"c": Scalar(4, "2", plain=True)}, {"c": 4})
    assert root == Table(
        1,
        {"a": Scalar(1, "no", plain=True), "b": Listing(3, (Scalar(3, "1"), inner))},
        {"a": 1, "b": 2},
    )
    assert faults.found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ["1: The anchor '&x' is not read here. Delete it."]),
        ("a: 1\nb: !!str 1\n", ["2: The tag 'tag:yaml.org,2002:str' is not read here. Delete it."]),
        ("a: 1\nb: !x [1]\n", ["2: The tag '!x' is not read here. Delete it."]),
        ("a: 1\na: 2\n", ["2: The key 'a' stands twice, first in line 1. Keep one."]),
        ("? [a]\n: 1\n", ["1: A key must be one word; a list or a mapping came. Write a word."]),
        ("*x : 1\n", ["1: An alias (*name) is not read here. Write its content out."]),
        ("a: 1\n---\nb: 2\n", ["3: A second document begins here. Keep one document a file."]),
        ("", ["0: The file is empty. Write the form, or give the right file."]),
        ("# nothing\n", ["0: The file is empty. Write the form, or give the right file."]),
        ("a: 1\nb: \x00\n", ["2: The character U+0000 may not stand in YAML. Delete it."]),
        ("a: \ud800\n", ["1: The character U+D800 may not stand in YAML. Delete it."]),
    ],
)
def test_what_could_bite_is_refused(text: str, expected: list[str]) -> None:
    assert faults_of(text) == expected


@pytest.mark.parametrize(("text", "line"), [("a: 1\nb: [1, 2\n", 2), ("a: 1\n  b: 2\n", 2), ('a: "\n', 1)])
def test_what_is_not_yaml_is_told_with_its_line(text: str, line: int) -> None:
    (fault,) = faults_of(text)
    assert fault.startswith(f"{line}: This is not YAML: ")


def test_an_escape_of_no_character_is_a_fault() -> None:
    (fault,) = faults_of('a: "\\UFFFFFFFF"\n')
    assert "This is not YAML: " in fault


def test_all_faults_come_at_once_even_before_a_broken_end() -> None:
    found = faults_of("a: &x 1\na: 2\nb: [\n")
    assert found[:2] == [
        "1: The anchor '&x' is not read here. Delete it.",
        "2: The key 'a' stands twice, first in line 1. Keep one.",
    ]
    assert len(found) == 3


def test_an_alias_is_never_followed() -> None:
    faults = Faults("x")
    root = read_text("a: &x [1]\nb: *x\n", faults)
    assert isinstance(root, Table)
    assert root.values["b"] == Unread(2)
    assert [fault.line for fault in faults.found] == [1, 2]


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = faults_of("\n".join(lines))
    assert len(found) == 30 + 29 * 9
    assert found[2] == "2: An alias (*name) is not read here. Write its content out."


def test_deep_nesting_is_refused_before_it_is_read() -> None:
    found = faults_of("a: " + "[" * 100_000)
    assert found == [f"1: This is nested more than {DEEPEST} deep. No form here needs that."]
    assert faults_of("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)) == []


def test_ten_megabytes_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "parse", None)  # whoever calls it fails
    path = tmp_path / "large.yaml"
    path.write_bytes(b"- a\n" * 2_500_000)
    faults = Faults(str(path))
    assert read_file(path, faults) is None
    assert faults_of("- a\n" * 2_500_000) == [f"0: {TOO_LARGE}"]
    assert [str(fault) for fault in faults.found] == [
        f"{path}: At most 256 KB can be read as YAML; this is larger. Give the right file, or split it."
    ]


@pytest.mark.skipif(not ENDLESS.exists(), reason="this system has no file without an end")
def test_a_file_without_an_end_is_refused() -> None:
    faults = Faults("x")
    assert read_file(ENDLESS, faults) is None
    assert [fault.message for fault in faults.found] == [TOO_LARGE]


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "full.yaml"
    path.write_bytes(b"#" * LARGEST)
    assert read_file(path, Faults("")) == "#" * LARGEST


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nb: Gr\xf6\xdfe\n".encode("latin-1"))
    faults = Faults("x")
    assert read_file(path, faults) is None
    (fault,) = faults.found
    assert fault.line == 2
    assert fault.message == "UTF-8 was wanted, and there is a byte that is not. Save the file as UTF-8."


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read_file(path, Faults("")) == "a: 1\r\n"


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    faults = Faults("x")
    assert read_file(tmp_path / "none.yaml", faults) is None
    assert read_file(tmp_path, faults) is None
    assert [fault.message for fault in faults.found] == [
        "The file cannot be read (No such file or directory). Give the path of a YAML file.",
        "The file cannot be read (Is a directory). Give the path of a YAML file.",
    ]

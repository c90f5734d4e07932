"""Files hold one concept; functions are short; calls say what they mean."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 300
MEDIAN, NINTH_DECILE, LONGEST = 10, 30, 50
POSITIONAL = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef
NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


# Numba knows no arguments that can only be named.
COMPILED = {"njit", "jit", "vectorize", "guvectorize", "kernel"}


class Length(NamedTuple):
    place: str
    lines: int
    positional: int


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def code_lines(source: str) -> set[int]:
    """The numbers of the lines that hold code: no blanks, comments or docstrings."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    lines = {n for t in tokens if t.type not in NO_CODE for n in range(t.start[0], t.end[0] + 1)}
    return lines - {n for node in docstrings(ast.parse(source)) for n in range(node.lineno, (node.end_lineno or 0) + 1)}


def docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and node.body:
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                yield first.value


def compiled(function: Function) -> bool:
    nodes = [node for decorator in function.decorator_list for node in ast.walk(decorator)]
    return any(getattr(node, "id", getattr(node, "attr", "")) in COMPILED for node in nodes)


def positional(function: Function) -> int:
    """Arguments that may be given without their name."""
    if compiled(function):
        return 0
    names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def functions(source: str, place: str) -> Iterator[Length]:
    code = code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            own = code.intersection(range(node.lineno, (node.end_lineno or 0) + 1))
            yield Length(f"{place}:{node.lineno} {node.name}", len(own), positional(node))


@pytest.fixture(scope="module")
def lengths() -> list[Length]:
    return [
        length
        for path in python_files("src")
        for length in functions(path.read_text("utf-8"), str(path.relative_to(ROOT)))
    ]


@pytest.mark.parametrize("folder", ["src", "tests", "bench"])
def test_no_file_is_longer_than_one_concept(folder: str) -> None:
    counts = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in python_files(folder)}
    assert {place: count for place, count in counts.items() if count > FILE_LINES} == {}


def test_no_function_is_over_fifty_lines(lengths: list[Length]) -> None:
    assert [f"{length.place}: {length.lines}" for length in lengths if length.lines > LONGEST] == []


def test_most_functions_are_short(lengths: list[Length]) -> None:
    lines = sorted(length.lines for length in lengths)
    assert median(lines) <= MEDIAN
    assert quantiles(lines, n=10)[-1] <= NINTH_DECILE


def test_more_than_five_arguments_are_named_in_the_call(lengths: list[Length]) -> None:
    assert [f"{length.place}: {length.positional}" for length in lengths if length.positional > POSITIONAL] == []


def test_only_code_is_counted() -> None:
    source = '''
def f(self, a, /, b, *, c):
    """Two
    lines."""
    # why

    return (
        a
    )
'''
    assert list(functions(source, "here")) == [Length("here:2 f", 4, 2)]

"""docs/commands.md names every command with its arguments and options, and no other; help answers at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from orgfit.cli import main

ROOT = Path(__file__).resolve().parents[2]
SLOW = {"numba", "scipy", "pyarrow", "pandas", "jinja2"}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
HELP = """
import json, sys, time
start = time.process_time()
from orgfit.cli import main
main(["--help"], standalone_mode=False)
print(json.dumps({"seconds": time.process_time() - start, "modules": sorted(sys.modules)}))
"""


def walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None, f"{path} lists {name} but does not have it"
            yield from walk(inner, f"{path} {name}")


@pytest.fixture(scope="module")
def commands() -> dict[str, click.Command]:
    return dict(walk(main, "orgfit"))


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """The text under each heading that is a command in code: ## `orgfit report`."""
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    parts = re.split(r"^## `([^`]+)`$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def options(command: click.Command) -> set[str]:
    params = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    return {name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")} - {
        "--help"
    }


def arguments(command: click.Command) -> set[str]:
    params = [param for param in command.params if isinstance(param, click.Argument)]
    return {param.human_readable_name.rstrip(".") for param in params}


def test_every_command_is_documented_and_no_other(commands: dict[str, click.Command], sections: dict[str, str]) -> None:
    assert set(sections) == {path for path, command in commands.items() if not isinstance(command, click.Group)} | {
        "orgfit"
    }


def test_every_option_is_in_the_call_and_explained(
    commands: dict[str, click.Command], sections: dict[str, str]
) -> None:
    wanted = {path: options(commands[path]) for path in sections}
    assert {path: set(OPTION.findall(calls(text))) - {"--help"} for path, text in sections.items()} == wanted
    words = {path: re.sub(r"^    .*", "", text, flags=re.MULTILINE) for path, text in sections.items()}
    assert {path: set(OPTION.findall(text)) - {"--help"} for path, text in words.items()} == wanted


def test_every_argument_is_in_the_call(commands: dict[str, click.Command], sections: dict[str, str]) -> None:
    said = {path: set(re.findall(r"\b[A-Z][A-Z_]+\b", calls(text).split("--")[0])) for path, text in sections.items()}
    said["orgfit"].discard("COMMAND")
    assert said == {path: arguments(commands[path]) for path in sections}


def calls(text: str) -> str:
    """The lines of code in a section: how the command is called."""
    return "\n".join(line for line in text.splitlines() if line.startswith("    "))


def test_every_command_and_option_says_what_it_does(commands: dict[str, click.Command]) -> None:
    silent = [path for path, command in commands.items() if not command.help]
    for path, command in commands.items():
        silent += [
            f"{path} {p.name}" for p in command.params if isinstance(p, click.Option) and not (p.help or p.hidden)
        ]
    assert silent == []


def test_help_loads_nothing_slow(record_property: Callable[[str, object], None]) -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout.splitlines()[-1])
    record_property("seconds of CPU for orgfit --help, after Python's own start", loaded["seconds"])
    print(f"orgfit --help: {loaded['seconds']:.3f} s of CPU after Python's own start")  # noqa: T201 - shown by pytest -rP
    assert SLOW & {module.partition(".")[0] for module in loaded["modules"]} == set()

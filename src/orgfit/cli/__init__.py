"""The command line: the same analyses on files, without a server.

Exit codes: 0 fine, 1 a finding (nothing may be shown, a file has faults), 2 the call or its input cannot be used.
Other parts join by the entry-point group ``orgfit.commands``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Final

import click

from orgfit._version import __version__
from orgfit.errors import GateError, OrgfitError

FINDING: Final = 1
USAGE: Final = 2
_OWN: Final = {
    "audit": "orgfit.cli.audit:audit",
    "check": "orgfit.cli.check:check",
    "instruments": "orgfit.cli.instruments:instruments",
    "report": "orgfit.cli.report:report",
    "simulate": "orgfit.cli.simulate:simulate",
}


class Commands(click.Group):
    """A group whose commands are loaded when they are called, so that ``orgfit --help`` answers at once."""

    def _places(self) -> Mapping[str, str]:
        joined = {point.name: point.value for point in entry_points(group="orgfit.commands")}
        return joined | _OWN

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """This function will name all commands, in the order of the alphabet."""
        return sorted(self._places())

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """This function will load one command."""
        place = self._places().get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """This function will run a command and put our own errors into plain words and an exit code."""
        try:
            return super().invoke(ctx)
        except GateError as error:
            click.echo(f"Nothing is released. {error}", err=True)
            ctx.exit(FINDING)
        except OrgfitError as error:
            click.echo(str(error), err=True)
            ctx.exit(USAGE)
        except OSError as error:
            click.echo(f"{error.filename or 'A file'}: {error.strerror}. Choose another place, or make room.", err=True)
            ctx.exit(USAGE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="orgfit")
def main() -> None:
    """How fit is an organisation to serve its customers? Measure it, and show only what betrays nobody."""

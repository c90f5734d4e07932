"""What all tests share: a loud line at the end for what could not run."""

from __future__ import annotations

import pytest

NO_CHROMIUM = "no Chromium"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(r.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"DID NOT RUN: {len(skipped)} browser tests, for {NO_CHROMIUM} was found. "
            "Set ORGFIT_CHROMIUM to its path; ORGFIT_REQUIRE=chromium makes this a failure.",
            red=True,
            bold=True,
        )

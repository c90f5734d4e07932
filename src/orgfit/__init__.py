"""orgfit: how fit is an organisation to serve its customers?

The names below are all that a notebook needs; each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from orgfit._version import __version__

if TYPE_CHECKING:
    from orgfit.analyses.interpret import Edition, Refusal, Release, release, release_all
    from orgfit.analyses.interpret.attack import attack
    from orgfit.analyses.measure import check
    from orgfit.disclosure.attack_report import AttackReport
    from orgfit.disclosure.policy import Policy
    from orgfit.disclosure.released import Released
    from orgfit.reports.html import Report
    from orgfit.responses.read import read

__all__ = [
    "AttackReport",
    "Edition",
    "Policy",
    "Refusal",
    "Release",
    "Released",
    "Report",
    "__version__",
    "attack",
    "check",
    "read",
    "release",
    "release_all",
]

_PLACES = {
    "AttackReport": "orgfit.disclosure.attack_report",
    "Edition": "orgfit.analyses.interpret",
    "attack": "orgfit.analyses.interpret.attack",
    "check": "orgfit.analyses.measure",
    "release_all": "orgfit.analyses.interpret",
    "Policy": "orgfit.disclosure.policy",
    "Refusal": "orgfit.analyses.interpret",
    "Release": "orgfit.analyses.interpret",
    "Released": "orgfit.disclosure.released",
    "Report": "orgfit.reports.html",
    "read": "orgfit.responses.read",
    "release": "orgfit.analyses.interpret",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"orgfit has no {name!r}; it has {', '.join(sorted(_PLACES))}.")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

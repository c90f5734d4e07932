"""How hard the laws are tried: ORGFIT_LAWS is quick (make check), thorough (make test) or unset."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("explore", deadline=None, print_blob=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=30)
settings.register_profile(
    "thorough",
    deadline=None,
    derandomize=True,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("ORGFIT_LAWS", "explore"))

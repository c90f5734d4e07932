"""What people report of their own doing, in words."""

from __future__ import annotations

from orgfit.instruments.scales import Scale


def steps(scale: Scale) -> str:
    """This function will say over which time, and what the pieces of a bar are."""
    named = ", ".join(scale.label(step) for step in range(scale.low, scale.high + 1))
    return f"{scale.frame}. From left to right: {named}." if scale.frame else f"From left to right: {named}."

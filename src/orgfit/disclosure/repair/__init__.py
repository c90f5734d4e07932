"""Step 4 of the publication plan, repair by attack: several attributes at once (docs/methods/repair.md)."""

from orgfit.disclosure.repair.beside import Figures, Thinned, thinned_beside
from orgfit.disclosure.repair.joint import JointSlices, joint_slices

__all__ = ["Figures", "JointSlices", "Thinned", "joint_slices", "thinned_beside"]

"""Lists that leave the warehouse: which ones may, who of them may, and the log of what left."""

from .leaving import Refused, Taken, taken
from .relations import ID_MAP, Leaving, leaving

__all__ = ["ID_MAP", "Leaving", "Refused", "Taken", "leaving", "taken"]

"""The stakeholder dashboard: tables of a warehouse as one page with filters. analyses/dashboard.ipynb says what is on it."""

from . import charts
from .figures import Figure
from .page import Dashboard, place_of, write
from .parts import Listing, Overlaps, Picture, Raw, Tiles, Words
from .warehouse import ROOT, Refused, open_warehouse
from .worth import Line, Worth

__all__ = [
    "ROOT", "Dashboard", "Figure", "Line", "Listing", "Overlaps", "Picture", "Raw", "Refused", "Tiles", "Words", "Worth",
    "charts", "open_warehouse", "place_of", "write",
]  # fmt: skip

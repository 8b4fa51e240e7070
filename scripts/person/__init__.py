"""One constituent on one page, out of the tables that builds have left in DuckDB."""

from .known import Person, Refused, person
from .page import page

__all__ = ["Person", "Refused", "page", "person"]

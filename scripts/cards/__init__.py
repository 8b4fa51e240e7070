"""Model cards: what each prediction is for, how good it is and what it cannot do, from the tables of a database."""

from .known import Card, Refused, targets_of
from .page import page

__all__ = ["Card", "Refused", "page", "targets_of"]

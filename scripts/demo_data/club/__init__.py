"""A members' club of the same town: what its six systems hold of some of the people."""

from .tables import club_tables

__all__ = ["club_tables"]

"""Seeded demo data of a merged radio station and newspaper, with the truth beside it."""

from .generate import generate
from .writing import FORMATS, write

__all__ = ["FORMATS", "generate", "write"]

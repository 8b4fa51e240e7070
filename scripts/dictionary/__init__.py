"""The data dictionary of the metrics: what dbt knows of them, and what a build has found."""

from .asked import Refused, said_by_dbt, sql_of_one
from .book import marked_down, printed
from .exchange import exchanged
from .values import Series, known, read

__all__ = ["Refused", "Series", "exchanged", "known", "marked_down", "printed", "read", "said_by_dbt", "sql_of_one"]

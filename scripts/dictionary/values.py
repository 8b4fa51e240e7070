"""What a build has found of each metric."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

PERIODS = 24  # of a line


@dataclass(frozen=True)
class Series:
    """The last periods that are over, oldest first; and whether somebody vouches for the definition."""

    days: list[date]
    values: list[float]
    low: float
    high: float
    certification: str
    certified_by: str | None


def read(path: Path) -> dict[str, Series]:
    """{metric: its series}; a metric without a value is not in it. Raises duckdb's errors."""
    with duckdb.connect(str(path), read_only=True) as database:
        rows = database.execute(
            """
            select
                metric, list(period_starts_on order by period_starts_on), list(value order by period_starts_on),
                arg_max(low, period_starts_on), arg_max(high, period_starts_on),
                any_value(certification), any_value(certified_by)
            from metrics.metric_values
            inner join metrics.metric_definitions using (metric)
            where dimension = 'all' and is_complete
            group by metric
            """
        ).fetchall()
    return {
        metric: Series(days[-PERIODS:], [float(value) for value in values[-PERIODS:]], float(low), float(high), *certified)
        for metric, days, values, low, high, *certified in rows
    }


def known(path: Path) -> list[dict]:
    """What the list needs of each metric: name, business_owner, unit and grain. Raises duckdb's errors."""
    with duckdb.connect(str(path), read_only=True) as database:
        rows = database.execute("select metric, business_owner, unit, grain from metrics.metric_definitions order by metric")
        return [dict(zip(("name", "business_owner", "unit", "grain"), row, strict=True)) for row in rows.fetchall()]

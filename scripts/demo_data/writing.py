"""Tables on disk, the same bytes for the same rows."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from .text import arrow

FORMATS = ("csv", "parquet")


def arrow_table(columns: dict[str, np.ndarray]) -> pa.Table:
    """Text columns as an Arrow table; an empty text is missing, hence null."""
    return pa.table({name: _nullable(values) for name, values in columns.items()})


def _nullable(values: np.ndarray) -> pa.Array:
    column = arrow(values)
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)


def write(table: pa.Table, path: Path) -> int:
    """Write a table of text to a .csv or .parquet path, making its folder; returns the number of rows.

    What is missing is nothing between the commas of a CSV and null in Parquet. Raises ValueError for another
    suffix.
    """
    if path.suffix.lstrip(".") not in FORMATS:
        raise ValueError(f"{path.suffix} is none of {', '.join(FORMATS)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".csv":
        table.to_pandas().to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    else:
        pq.write_table(table, path, compression="zstd")
    return table.num_rows

"""Results as a table on the screen and a CSV under version control: a new figure replaces the old one of the same row."""

from pathlib import Path

import pandas as pd

RESULTS = Path(__file__).parents[1] / "results"


def merged(old: pd.DataFrame, new: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows of `new`, and those of `old` whose keys are not in it, in order of the keys."""
    rows = pd.concat([old, new], ignore_index=True).drop_duplicates(keys, keep="last")
    return rows.sort_values(keys, ignore_index=True)


def keep(name: str, new: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Merge the rows, to four decimals, into results/<name>.csv, and return the whole table."""
    path = RESULTS / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    table = merged(pd.read_csv(path) if path.exists() else new.head(0), new.round(4), keys)
    table.to_csv(path, index=False)
    return table


def show(table: pd.DataFrame) -> None:
    print(table.to_string(index=False, float_format="{:.4f}".format, na_rep=""))

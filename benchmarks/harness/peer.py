"""A peer run in a process of its own, as anyone would run it."""

import sys
from pathlib import Path

from .people import DATA, People
from .process import Cost, run


def resolve(peer: str, people: People, keep_pairs: bool = False) -> tuple[Path, Path | None, Cost]:
    """The parquet files of its labels and, if kept, of its scored pairs; and what it took. peer: as in peers/__main__.py."""
    labels, pairs = (DATA / f"{people.name}_{peer}_{part}.parquet" for part in ("labels", "pairs"))
    command = [sys.executable, "-W", "ignore", "-m", "peers", peer, people.records, "--labels", labels]
    command += ["--pairs", pairs] if keep_pairs else []
    command += ["--link"] if people.is_link else []
    cost = run(command, Path(__file__).parents[1], DATA / "peer.log")
    return labels, pairs if keep_pairs else None, cost

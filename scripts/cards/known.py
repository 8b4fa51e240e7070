"""What a database knows of a model."""

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

BANDS = 20


class Refused(Exception):
    """Something is not there; the message is one sentence for whoever asked."""


@dataclass
class Card:
    """One target. target: its row of prediction_targets. version: its row of model_versions in use; None without one.

    cuts: cut, as_of_date, outcome_from, outcome_until. measures: predictor, segment, measure, place, value, low, high.
    reasons: words, people. scores: score_from, score_to, people. drift: feature, psi, severity. methods: method, people.
    """

    target: dict
    version: dict | None
    cuts: pd.DataFrame
    measures: pd.DataFrame
    reasons: pd.DataFrame
    scores: pd.DataFrame
    drift: pd.DataFrame
    methods: pd.DataFrame

    def one(self, predictor: str, measure: str) -> float | None:
        """A measure of everybody without a scale, or None."""
        rows = self.of(predictor, measure)
        return float(rows["value"].iloc[0]) if len(rows) else None

    def of(self, predictor: str, measure: str) -> pd.DataFrame:
        """The rows of a measure of everybody, by their place on its scale."""
        m = self.measures
        return m[(m.predictor == predictor) & (m.measure == measure) & (m.segment == "all")].sort_values("place")


def targets_of(database: Path) -> dict[str, Card]:
    """The card of each target. Raises Refused where there is no database, or none with predictions."""
    if not database.is_file():
        raise Refused(f"There is no database {database}: run make build first.")
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            return {row["target"]: card(connection, row) for row in rows(connection, TARGETS).to_dict("records")}
    except duckdb.CatalogException:
        raise Refused(f"{database} has no predictions yet: run make build first.") from None
    except duckdb.IOException:
        raise Refused(f"{database} cannot be read: it is no database, or another program has it open.") from None


MEASURES = """
    select * from predictions.model_evaluation where target = ? and as_of_date = (
        select max(as_of_date) from predictions.model_evaluation where target = ? and predictor = 'ours'
    )
"""
DRIFT = "select * from predictions.feature_drift where target = ? and psi is not null order by psi desc, feature limit 8"
TARGETS = "select * from reference.prediction_targets order by target"


def rows(connection: duckdb.DuckDBPyConnection, query: str, *values) -> pd.DataFrame:
    return connection.execute(query, list(values)).df()


def card(connection: duckdb.DuckDBPyConnection, target: dict) -> Card:
    name = target["target"]
    versions = rows(
        connection,
        """
        select versions.* from predictions.model_versions as versions
        where target = ? and version = (select max(version) from predictions.constituent_scores where target = ?)
        """,
        name,
        name,
    ).to_dict("records")
    for version in versions:
        version |= {"figures": json.loads(version["figures"]), "features": json.loads(version["features"])}
    reasons = """
        with reasons as (
            select unnest([reason_1, reason_2, reason_3]) as words from predictions.explained_scores where target = ?
        )
        select words, count(*) as people from reasons where words is not null
        group by words order by people desc, words limit 10
    """
    scores = f"""
        select floor(score * {BANDS}) / {BANDS} as score_from, score_from + 1 / {BANDS} as score_to, count(*) as people
        from predictions.explained_scores where target = ? group by score_from order by score_from
    """
    methods = """
        select method, count(*) as people from predictions.explained_scores where target = ? group by method order by method
    """
    return Card(
        target=target,
        version=versions[0] if versions else None,
        cuts=rows(connection, "select * from predictions.prediction_cuts where target = ? order by as_of_date", name),
        measures=rows(connection, MEASURES, name, name),
        reasons=rows(connection, reasons, name),
        scores=rows(connection, scores, name),
        drift=rows(connection, DRIFT, name),
        methods=rows(connection, methods, name),
    )

"""How good scores are on a made-up station whose true probabilities are known: python benchmarks/churn.py --help

Out of time: models are learnt on earlier days than that of the test. The oracle is the true probability: nobody can rank
people better. `leak on` is what the same learner shows where features see the outcome's own days: too good to be true.
Both are in the model cards, which are written beside the database.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

import duckdb
import pandas as pd
from harness import results
from harness.people import DATA, ROOT
from harness.process import Cost, run
from sklearn.metrics import roc_auc_score

MODELS = ROOT / "models/predictions"
sys.path.insert(0, str(MODELS / "learning"))
import model_versions  # noqa: E402

FROM_ORACLE = {"churn": 0.01, "upgrade": 0.02}  # AUC
MOST_CALIBRATION_ERROR = 0.02
SIMPLE = ["recency", "rfm", "logistic"]
VARS = {"as_of_date": "2026-09-30"}
SEEDS = ["path:seeds/reference"]


def dbt(database: Path, log: str, *selected: str, command: str = "build") -> Cost:
    """Build in the database without tests; RuntimeError with the end of dbt's log if it fails."""
    words = [ROOT / ".venv/bin/python", ROOT / "scripts/run_dbt.py", command, "--target", "duckdb", "--select", *selected]
    words += ["--exclude-resource-type", "test", "unit_test"] if command == "build" else []
    words += ["--target-path", DATA / "target", "--vars", json.dumps(VARS)]
    return run(words, ROOT, DATA / f"{log}.log", CONSTITUENT_360_DB=str(database))


def station(people: int, seed: int) -> Path:
    """The made-up station, which is kept for the next run."""
    made = DATA / f"station_{people}_{seed}.duckdb"
    if not made.exists():
        command = [ROOT / ".venv/bin/python", ROOT / "benchmarks/harness/station.py", "--people", people, "--seed", seed]
        run([str(word) for word in [*command, "--database", made]], ROOT, DATA / "station.log")
    return made


def copied(source: Path, name: str) -> Path:
    """A copy in the folder of the benchmarks, without what a run that broke off left of one before."""
    (DATA / f"{name}.wal").unlink(missing_ok=True)
    return shutil.copyfile(source, DATA / name)


def read(database: Path, query: str) -> pd.DataFrame:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).df()


def leaking(database: Path, target: str) -> float:
    """AUC where each feature sees the facts up to the last day of the outcome. It is tried on a copy of the database.

    The days on which people are looked at are moved to the ends of the windows, which are the next cut days, and the
    features are built again; then the days are moved back.
    """
    days = f"""(
        select as_of_date, outcome_until from predictions.prediction_cuts where target = '{target}' and cut <> 'score'
    )"""
    moved = ", ".join(f"days_{n} = cast(days.outcome_until - interval {n} day as date)" for n in (30, 90, 365, 455))
    database = copied(database, "leak.duckdb")
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"""
            delete from predictions.predicted_constituents where as_of_date not in (select as_of_date from {days});
            update predictions.predicted_constituents as people set as_of_date = days.outcome_until, {moved}
            from {days} as days where people.as_of_date = days.as_of_date
        """)
    features = ["act", "card", "consent", "household", "message", "payment", "prediction"]
    dbt(database, "leak", *(f"{name}_features" for name in features), "giving_to_date", command="run")
    rows = read(
        database,
        f"""
        select cases.cut, cases.outcome, features.* replace (cases.as_of_date as as_of_date)
        from predictions.prediction_cases as cases
        inner join predictions.prediction_cuts as cuts on cases.target = cuts.target and cases.as_of_date = cuts.as_of_date
        inner join predictions.prediction_features as features
            on cases.constituent_id = features.constituent_id and cuts.outcome_until = features.as_of_date
        where cases.target = '{target}' and cases.outcome is not null
        """,
    )
    words = read(database, "from reference.prediction_feature_words")
    document = model_versions.learnt(rows, dict.fromkeys(words["feature"], 0), 200)
    test = rows[rows["cut"] == "test"]
    raw, _ = model_versions.evaluated(document, model_versions.values_of(test, document["features"]))
    return float(roc_auc_score(test["outcome"], raw))


def compared(scores: pd.DataFrame, measures: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """One row per target: AUC of ours, the oracle and the simple scores, calibration error, Brier, and if all bars hold.

    scores: target, score, outcome, probability (the true one), method. measures: target, predictor, measure, value.
    """
    rows = []
    for target, people in scores.groupby("target"):
        of_target = measures[measures["target"] == target]
        value = of_target.set_index(["predictor", "measure"])["value"]
        ours, oracle = (roc_auc_score(people["outcome"], people[column]) for column in ("score", "probability"))
        simple = {name: value.get((name, "auc")) for name in SIMPLE}
        row = {"target": target, "people": len(people), "with_outcome": int(people["outcome"].sum())}
        row |= {"method": people["method"].mode()[0], "ours": ours, "oracle": oracle, "behind": oracle - ours, **simple}
        row |= {"calibration_error": value["ours", "calibration_error"], "brier": value["ours", "brier"]}
        is_near = oracle - ours <= FROM_ORACLE[kinds[target]]
        is_best = all(ours > other for other in simple.values() if other is not None)
        row["holds"] = bool(is_near and is_best and row["calibration_error"] <= MOST_CALIBRATION_ERROR)
        rows.append(row)
    return pd.DataFrame(rows)


def pictured(database: Path, table: pd.DataFrame) -> None:
    """Write the model cards, with what only made-up people have: the oracle, and features that leak."""
    long = table.rename(columns={"leak_on": "leak on"}).melt("target", ["oracle", "leak on"], "predictor").dropna()
    with duckdb.connect(str(database)) as connection:
        connection.register("known", long).execute("""
            insert into predictions.model_evaluation by name
            select known.target, tested.as_of_date, known.predictor, 'all' as segment, 'auc' as measure, known.value
            from known inner join (
                select target, max(as_of_date) as as_of_date from predictions.model_evaluation
                where predictor = 'ours' group by target
            ) as tested on known.target = tested.target
        """)
    run([ROOT / ".venv/bin/python", ROOT / "scripts/model_cards.py"], ROOT, DATA / "cards.log", DB=str(database))


def main() -> None:
    parser = argparse.ArgumentParser(prog="churn", description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=360)
    parser.add_argument("--database", type=Path, help="a station that is already there, instead of a new one")
    parser.add_argument("--leak", action=argparse.BooleanOptionalAction, default=True, help="leak on, beside leak off")
    given = parser.parse_args()
    DATA.mkdir(parents=True, exist_ok=True)
    database = copied(given.database or station(given.people, given.seed), "churn.duckdb")
    cost = dbt(database, "churn", *SEEDS, "path:models/predictions")
    print(
        f"built and learnt in {cost.seconds:.0f} s, {cost.cpu_seconds:.0f} s of processor, {cost.gigabytes:.1f} GB",
        flush=True,
    )
    scores = read(
        database,
        """
        select scores.target, scores.score, scores.outcome, scores.method, truth.probability
        from predictions.constituent_scores as scores
        inner join raw.true_probabilities as truth using (target, constituent_id, as_of_date)
        where scores.cut = 'test' and scores.outcome is not null
        """,
    )
    measures = read(
        database, "select * from predictions.model_evaluation where segment = 'all' and predictor <> 'published'"
    )
    kinds = read(database, "from reference.prediction_targets").set_index("target")["kind"].to_dict()
    table = compared(scores, measures[measures["place"].isna()], kinds)
    table["leak_on"] = [leaking(database, target) if given.leak else float("nan") for target in table["target"]]
    pictured(database, table)
    results.show(results.keep("churn", table, ["target", "people"]))


if __name__ == "__main__":
    main()

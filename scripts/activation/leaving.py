"""What leaves of a relation, looked at once more at the moment of leaving: nobody whom golden.consent does not allow now."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import duckdb

from .relations import ID_MAP, ID_MAP_COLUMNS, Leaving

SETTING = "export_consent_days"


class Refused(Exception):
    """Why nothing leaves, in one sentence."""


@dataclass(frozen=True)
class Taken:
    """The temporary table `leaving` holds the rows, in the order of place, which is no column of theirs."""

    columns: list[tuple[str, str]]
    rows: int
    left_out: int
    built_at: datetime


# Everybody who is in a row, and by which channel the row reaches them; a row without a channel reaches nobody
PEOPLE = """
    create or replace temp table reached as
    select place, trim(unnest(string_split({people}, ','))) as constituent_id, {channel} as channel from candidates
"""
REFUSED = """
    create or replace temp table refused as
    select distinct reached.place
    from reached
    left join golden.consent as consent
        on reached.constituent_id = consent.constituent_id and reached.channel = consent.channel
    left join golden.constituents as constituents on reached.constituent_id = constituents.constituent_id
    where
        not coalesce(consent.may_contact, false)
        or constituents.constituent_id is null
        or reached.constituent_id in (
            select constituent_id from golden.consent where reason = 'deceased' and not is_of_a_shared_contact
        )
        or reached.constituent_id in (from to_erase)
    union
    select place from candidates where {people} is null
"""
# The map reaches nobody. An id that is the record's own email or phone stays at home.
REFUSED_OF_MAP = """
    create or replace temp table refused as
    with given as (
        select
            candidates.place, candidates.constituent_id, candidates.record_id,
            regexp_replace(candidates.record_id, '[^0-9]', '', 'g') as digits,
            regexp_replace(records.phone, '[^0-9]', '', 'g') as phone_digits
        from candidates
        left join identity.source_records as records using (source_system, record_id)
    )
    select distinct place
    from given
    where
        constituent_id in (from to_erase)
        or contains(record_id, '@')
        or length(digits) > 6 and phone_digits in (digits, '1' || digits)
"""
TO_ERASE = """
    create or replace temp table to_erase as
    select constituent_id from governance.erasures
    union
    select coalesce(live.live_id, asked.constituent_id)
    from identity.erasure_requests as asked
    left join identity.live_constituents as live using (constituent_id)
"""
STATE = """
    select is_finished, noted_at from governance.build_log where table_name = 'consent'
    order by noted_at desc, is_finished desc limit 1
"""


def taken(database: duckdb.DuckDBPyConnection, relation: Leaving, now: datetime, most_days: int | None) -> Taken:
    """Put the rows that may leave into the temporary table `leaving`. most_days: in place of the setting. Raises Refused."""
    built_at = consent_built_at(database, now, most_days)
    described = database.execute(f"describe {relation.full_name}").fetchall()
    columns = [(name, kind) for name, kind, *_ in described if relation.name != ID_MAP or name in ID_MAP_COLUMNS]
    order = ID_MAP_COLUMNS if relation.name == ID_MAP else (relation.people, *(name for name, _ in columns))
    database.execute(
        f"create or replace temp table candidates as select row_number() over (order by {', '.join(map(quoted, order))})"
        f" as place, {', '.join(quoted(name) for name, _ in columns)} from {relation.full_name}"
    )
    database.execute(TO_ERASE)
    if relation.name == ID_MAP:
        database.execute(REFUSED_OF_MAP)
    else:
        channel = quoted(relation.channel_column) if relation.channel_column else f"'{relation.channel}'"
        database.execute(PEOPLE.format(people=quoted(relation.people), channel=channel))
        database.execute(REFUSED.format(people=quoted(relation.people)))
    database.execute("create or replace temp table leaving as from candidates where place not in (from refused)")
    candidates, rows = (count(database, name) for name in ("candidates", "leaving"))
    return Taken(columns, rows, candidates - rows, built_at)


def consent_built_at(database: duckdb.DuckDBPyConnection, now: datetime, most_days: int | None) -> datetime:
    """When the build began that made golden.consent. Raises Refused where it broke off, or is too long ago."""
    found = database.execute(STATE).fetchall()
    if not found or not found[0][0]:
        raise Refused("golden.consent is not finished: a build runs or broke off; run make build first.")
    if most_days is None:
        value = database.execute("select value from reference.settings where setting = ?", [SETTING]).fetchall()
        if not value:
            raise Refused(f"The database lacks the setting {SETTING}: run make build first.")
        most_days = int(value[0][0])
    built_at = found[0][1].replace(tzinfo=UTC)
    if now - built_at > timedelta(days=most_days):
        raise Refused(
            f"Consent is of a build of {built_at:%Y-%m-%d}, more than {most_days} days ago ({SETTING}): somebody may have"
            " said no since; run make build first."
        )
    return built_at


def count(database: duckdb.DuckDBPyConnection, table: str) -> int:
    return database.execute(f"select count(*) from {table}").fetchall()[0][0]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

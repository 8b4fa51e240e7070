"""What a database knows of a constituent."""

import re
from dataclasses import dataclass

import duckdb
import pandas as pd
from explanation.network import links

from .queries import QUERIES

Rows = list[dict] | None  # None: the database has no such table, since only a part of the project was built


class Refused(Exception):
    """Why there is no page: one sentence, without a value of anybody."""


@dataclass(frozen=True)
class Person:
    """asked: the id that was asked for. id: who that is today. ids: all ids of the person, the retired ones, too.

    keys: its records, in the order of found["records"]. found: rows by the names of QUERIES. links: the compared pairs of
    its records, as explanation.network.links gives them.
    """

    asked: str
    id: str
    ids: list[str]
    keys: list[int]
    found: dict[str, Rows]
    links: pd.DataFrame

    @property
    def golden(self) -> dict:
        return self.found["golden"][0]


def person(database: duckdb.DuckDBPyConnection, asked: str) -> Person:
    """The constituent of an id, which may be a retired one. Raises Refused where there is nobody to show."""
    if not re.fullmatch("UC-[0-9]{8,18}", asked):
        raise Refused("PERSON is no constituent_id: it must look like UC-00000001.")
    erased = rows(database, "select erased_at from governance.erasures where constituent_id = $id", id=asked)
    if erased:
        raise Refused(f"{asked} was erased on {erased[0]['erased_at']:%Y-%m-%d}, and nothing is left to show.")
    live = rows(database, "select live_id from identity.live_constituents where constituent_id = $id", id=asked)
    if live is None:
        raise Refused("The database has no constituents yet: run make build first.")
    if not live:
        raise Refused(f"Nobody has or had the id {asked}.")
    present = live[0]["live_id"]
    if present is None:
        raise Refused(f"No record of {asked} is left in any system, so there is nobody to show.")
    known = "select constituent_id from identity.live_constituents where live_id = $id order by constituent_id"
    ids = [row["constituent_id"] for row in rows(database, known, id=present)]
    found = {name: rows(database, query, **given(query, present, ids)) for name, query in QUERIES.items()}
    if not found["golden"] or found["records"] is None:
        raise Refused(f"The database has no golden record of {present}: run make build first.")
    keys = [row["record_key"] for row in found["records"]]
    return Person(asked, present, ids, keys, found, links(database, keys))


def given(query: str, present: str, ids: list[str]) -> dict:
    """What the query asks for: each name that stands in it after a dollar sign."""
    return {name: value for name, value in {"id": present, "ids": ids}.items() if re.search(rf"\${name}\b", query)}


def rows(database: duckdb.DuckDBPyConnection, query: str, **values) -> Rows:
    """The rows of a query as dictionaries; None where a table of it is not there."""
    try:
        relation = database.execute(query, values)
    except duckdb.CatalogException:
        return None
    columns = [column[0] for column in relation.description]
    return [dict(zip(columns, row, strict=True)) for row in relation.fetchall()]

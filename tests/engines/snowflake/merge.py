"""MERGE by DuckDB's own statement: fakesnow takes it apart, and trips over the unqualified values that dbt inserts."""

import re

from sqlglot import exp, parse_one


def run(cursor, match: re.Match) -> str:
    merge = parse_one(match["merge"], read="snowflake")
    for when in merge.args["whens"].expressions:
        for target in targets(when.args["then"]):
            target.set("table", None)  # DuckDB wants the columns that are written to without the alias
    merge = cursor._transform(merge, None)
    rows = cursor._duck_conn.execute(merge.sql(dialect="duckdb") + " returning merge_action").fetchall()
    actions = [action for (action,) in rows]
    return "select " + ", ".join(
        f'{actions.count(action)} as "number of rows {done}"'
        for action, done in [("INSERT", "inserted"), ("UPDATE", "updated"), ("DELETE", "deleted")]
    )


def targets(action: exp.Expr) -> list[exp.Column]:
    """The columns that an update sets or an insert fills."""
    if isinstance(action, exp.Update):
        return [assignment.this for assignment in action.expressions]
    if isinstance(action, exp.Insert) and action.this:
        return [column for column in action.this.expressions if isinstance(column, exp.Column)]
    return []

"""Where two engines' rows of one table part: the first cell, in words."""

import math
from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pyarrow as pa

Row = Sequence[object]


def is_same(left: object, right: object) -> bool:
    """Same type and same value: decimals to the last digit of the same scale, floats to 1e-9 of their size."""
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(left) and math.isnan(right))
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left.as_tuple() == right.as_tuple()
    return type(left) is type(right) and left == right


def in_order(columns: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """The rows in one order on every engine, the columns by name; floats decide last, since they may differ in a digit."""
    places = sorted(range(len(columns)), key=lambda at: columns[at])
    shuffled = [tuple(row[at] for at in places) for row in rows]

    def place(row: Row) -> tuple:
        exact = tuple((cell is None, str(cell)) for cell in row if not isinstance(cell, float))
        return exact, tuple(round(cell, 6) for cell in row if isinstance(cell, float))

    return sorted(shuffled, key=place)


def as_texts(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """The rows as sorted texts, the columns by name, floats to ten digits: where two lists are equal, the rows are.

    A tenth of the time of putting cells in order, and of most tables all that is needed."""
    if not rows:
        return []
    named = dict(zip(columns, zip(*rows, strict=True), strict=True))
    for name, cells in named.items():
        if float in set(map(type, cells)):
            named[name] = [f"float {cell:.10g}" if type(cell) is float else cell for cell in cells]
    return sorted(map(repr, zip(*(named[name] for name in sorted(named)), strict=True)))


def kind_of(column: pa.Field) -> str:
    """What a column holds, without how wide it is: the scale of a decimal counts."""
    kind = column.type
    if pa.types.is_integer(kind):
        return "integer"
    return f"decimal of {kind.scale}" if pa.types.is_decimal(kind) else str(kind).removeprefix("large_")


def has_same_rows(expected: pa.Table, found: pa.Table) -> bool:
    """Whether both have the same columns and rows, in any order, floats to ten digits.

    Most tables have, and so the cells are compared one by one only of those that have not.
    """
    kinds = [{column.name: kind_of(column) for column in table.schema} for table in (expected, found)]
    if kinds[0] != kinds[1] or expected.num_rows != found.num_rows:
        return False
    written = {"double": "format('{{:.10g}}', {})", "float": "format('{{:.10g}}', {})", "integer": "cast({} as hugeint)"}
    cells = ", ".join(written.get(kind, "{}").format(f'"{name}"') for name, kind in sorted(kinds[0].items()))
    with duckdb.connect() as connection:
        query = f"select 1 from (select {cells} from expected except all select {cells} from found) limit 1"
        return not connection.register("expected", expected).register("found", found).execute(query).fetchall()


def first_difference(table: str, expected: tuple[list[str], list[Row]], found: tuple[list[str], list[Row]]) -> str | None:
    """None where both have the same columns and rows, else one sentence. Each is (names of columns, rows)."""
    names, other_names = sorted(expected[0]), sorted(found[0])
    if names != other_names:
        return f"{table}: the columns {sorted(set(names) ^ set(other_names))} are not in both"
    if len(expected[1]) != len(found[1]):
        return f"{table}: {len(expected[1])} rows were expected and there are {len(found[1])}"
    if as_texts(*expected) == as_texts(*found):
        return None
    rows = zip(in_order(*expected), in_order(*found), strict=True)
    for number, (left, right) in enumerate(rows, 1):
        for name, one, other in zip(names, left, right, strict=True):
            if not is_same(one, other):
                return f"{table}.{name}: row {number} is {one!r}, and {other!r} there"
    return None

"""An answer as text for a terminal."""

from textwrap import fill

from .parts import Answer, Table

WIDTH = 120
WIDEST = 54  # letters of a cell


def printed(answer: Answer) -> str:
    """The whole answer, tables in columns."""
    called = dict(zip(answer.records["record_key"], answer.records[["name", "who"]].itertuples(index=False), strict=True))
    ends = [
        f"{letter}  {called[key].name}  {called[key].who}".rstrip() for letter, key in zip("AB", answer.ends, strict=True)
    ]
    shown = [in_columns(part) if isinstance(part, Table) else fill(part, WIDTH) for part in answer.parts]
    return "\n\n".join(["\n".join(ends), *shown])


def in_columns(table: Table) -> str:
    """Numbers, which is what begins with a sign, stand to the right."""
    rows = [[shortened(cell) for cell in row] for row in [table.columns, *table.rows]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    is_number = [all(cell[:1] in ("", "+", "-") for cell in column[1:]) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(w) if right else cell.ljust(w) for cell, w, right in zip(row, widths, is_number, strict=True)
        ).rstrip()
        for row in rows
    )


def shortened(cell: str) -> str:
    cell = " ".join(cell.splitlines())
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"

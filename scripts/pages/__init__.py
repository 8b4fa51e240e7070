"""HTML files that need nothing else, readable on a phone, on a desk and on paper; every value is escaped."""

from html import escape
from pathlib import Path

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def whole(title: str, body: str, style: str = "") -> str:
    """The text of a file. body: HTML; style: CSS beside that of all pages."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def breakable(text: str) -> str:
    """An email may go on in the next line after its @."""
    return escape(text).replace("@", "@<wbr>")


def table(columns: list[str], rows: list[list[str]], numbers: tuple[str, ...] = (), kind: str = "", more=()) -> str:
    """A table of texts. On a narrow page each row is a block, and each cell has the name of its column before it.

    numbers: columns that stand to the right. more: for each row the HTML of further cells, which have no column's name.
    """
    classes = {column: ' class="number"' if column in numbers else "" for column in columns}
    head = "".join(f"<th{classes[column]}>{escape(column)}</th>" for column in columns) + ("<th></th>" if more else "")
    body = []
    for place, row in enumerate(rows):
        cells = "".join(
            f'<td{classes[column]} data-name="{escape(column)}">{breakable(cell)}</td>'
            for column, cell in zip(columns, row, strict=True)
        )
        body.append(f"<tr>{cells}{more[place] if more else ''}</tr>\n")
    of_kind = f' class="{kind}"' if kind else ""
    return f"<table{of_kind}><thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody></table>"


def facts(said: dict[str, str]) -> str:
    """Names and values, those without a value left out."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{breakable(value)}</dd>" for name, value in said.items() if value)
    return f"<dl>{rows}</dl>" if rows else ""

"""HTML files that need nothing else, readable on a phone, on a desk and on paper; every value is escaped."""

import re
from html import escape
from pathlib import Path

UNBROKEN = re.compile(r"\S{1,15}")  # a word, a phone, a day or an amount stays in one line
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
    head = "".join(f"<th{classed(column in numbers)}>{escape(column)}</th>" for column in columns)
    head += "<th></th>" if more else ""
    body = []
    for place, row in enumerate(rows):
        cells = "".join(
            f'<td{classed(column in numbers, cell)} data-name="{escape(column)}">{breakable(cell)}</td>'
            for column, cell in zip(columns, row, strict=True)
        )
        body.append(f"<tr>{cells}{more[place] if more else ''}</tr>\n")
    of_kind = f' class="{kind}"' if kind else ""
    return f"<table{of_kind}><thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody></table>"


def classed(is_number: bool, cell: str = "") -> str:
    """The classes of a cell as an attribute, '' where there are none."""
    found = ["number"] * is_number + ["unbroken"] * (UNBROKEN.fullmatch(cell) is not None)
    return f' class="{" ".join(found)}"' if found else ""


def facts(said: dict[str, str], kind: str = "") -> str:
    """Names and values, those without a value left out. kind: `two`, where there is room for two columns of them."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{breakable(value)}</dd>" for name, value in said.items() if value)
    of_kind = f' class="{kind}"' if kind else ""
    return f"<dl{of_kind}>{rows}</dl>" if rows else ""

"""The rows of an Excel workbook as lines of a csv file: those of its first visible sheet that has any."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator

ENDINGS = (".xlsx", ".xlsm")
MOST_TITLE_ROWS = 20
LEADING_ZEROS = re.compile("0{2,15}")


class NoWorkbook(Exception):
    """The file is no workbook that can be read."""


def is_workbook(path: str) -> bool:
    return path.lower().endswith(ENDINGS)


def lines_of_workbook(path: str) -> Iterator[str]:
    """Each row as one line, without the titles above the table: rows of one cell above one of several. NoWorkbook."""
    rows, titles = _rows(path), []
    for row in rows:
        if not row and not titles:
            continue
        titles.append(row)
        if len([cell for cell in row if cell]) > 1 or len(titles) > MOST_TITLE_ROWS:
            break
    is_table = titles and len([cell for cell in titles[-1] if cell]) > 1
    yield from map(_line, titles[-1:] if is_table else titles)
    yield from map(_line, rows)


def _rows(path: str) -> Iterator[list[str]]:
    import openpyxl  # takes a moment, and few files are workbooks

    try:
        with open(path, "rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    sheet.reset_dimensions()  # some programs write wrong ones
                    yield from (found := _Counted(sheet))
                    if found.rows:
                        return
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as failure:
        raise NoWorkbook from failure


class _Counted:
    """The rows of a sheet, and how many have a value."""

    def __init__(self, sheet):
        self.sheet, self.rows = sheet, 0

    def __iter__(self) -> Iterator[list[str]]:
        for cells in self.sheet.iter_rows():
            row = [_text(cell) for cell in cells]
            while row and not row[-1]:
                row.pop()
            self.rows += bool(row)
            yield row


def _text(cell) -> str:
    """What a person sees in a cell, dates in ISO 8601; nothing for an error."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        text = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else str(value)
        return text.zfill(len(cell.number_format)) if LEADING_ZEROS.fullmatch(cell.number_format or "") else text
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value).strip()


def _line(row: list[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue()

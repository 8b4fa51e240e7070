"""What DuckDB cannot tell of a file of people by itself: what keeps it from being read, what its header says and what parts
its columns, and the memory that it wants.

DuckDB's own words about a file that it cannot read would quote a row of it.
"""

import codecs
import collections
import csv
import glob
import gzip
import io
import json
import os
import re
import zlib
from functools import cache
from pathlib import Path

from stray_quotes import Reader, copied

CHUNK = 1 << 20  # bytes
LONGEST_LINE = 1 << 24  # bytes, as in file_rows.sql
PARQUET = b"PAR1"

# What is no name of a column; a year is one, as 2025 or 2025-01.
EMAIL = re.compile(r"[^@\s]@[^@\s]+[.]\w")
NUMBER = re.compile(r"[\s=\"+(]*(\d[\s().\"/-]*){5,}")
YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")

# With less memory than this for a byte of the file, most steps go to disk; with more, none gets faster.
MEMORY_OF_TEXT, MEMORY_OF_PACKED = 20, 50
MEMORY_FROM_TO = 2_500_000_000, 0.6 * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def unreadable_parquet(file) -> str | None:
    """The reason why an open file is no parquet file, or None."""
    begin = file.read(len(PARQUET))
    end = file.seek(0, 2)
    if not end:
        return "is empty."
    file.seek(max(end - len(PARQUET), 0))
    if begin != PARQUET or file.read() != PARQUET:
        return "is no parquet file, or only a part of one."
    return None


def unreadable_text(file, encoding: str) -> str | None:
    """The reason why an open file is no text in the encoding, or None. Read in pieces: it may be larger than the memory."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError:
        return None  # DuckDB may know it
    is_blank, line = True, 0
    try:
        while chunk := file.read(CHUNK):
            is_blank = not decoder.decode(chunk).strip("\ufeff \r\n") and is_blank
            end_of_line = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            line = len(chunk) - end_of_line - 1 + (line if end_of_line < 0 else 0)
            if line > LONGEST_LINE:
                return f"has a line of more than {LONGEST_LINE >> 20} megabytes, which is no row of a table."
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return f"is not written in {encoding}; set the var source_records_encoding, perhaps to latin-1 or utf-16."
    return "is empty." if is_blank else None


def opened(path: str):
    """The bytes of a file, unpacked."""
    return (gzip.open if path.lower().endswith(".gz") else open)(path, "rb")


def start_of(path: str, encoding: str) -> str:
    """The first lines of a text file that are not blank; nothing where it cannot be read."""
    try:
        with opened(path) as file:
            return codecs.getincrementaldecoder(encoding)("replace").decode(file.read(CHUNK)).strip("\ufeff\r\n")
    except (EOFError, LookupError, OSError, zlib.error):
        return ""


def delimiter(path: str, encoding: str) -> str | None:
    """What parts the columns of the header of a text file; None where there is one column, or to be left to DuckDB.

    DuckDB looks at all lines alike, and a few with quotes or commas of their own make it miss the header.
    """
    header = re.sub('"[^"]*"', "", start_of(path, encoding)).splitlines()
    count, found = max((header[0].count(sign), sign) for sign in "|\t;,") if header else (0, None)
    return found if count else None


def header(path: str, encoding: str) -> list[str]:
    """The first line of a text file, cell by cell; nothing where it cannot be read."""
    lines = start_of(path, encoding).splitlines(keepends=True)
    try:
        return next(csv.reader(lines, delimiter=delimiter(path, encoding) or ","), [])
    except csv.Error:
        return []


def columns(path: str, encoding: str) -> str:
    """What two text files have in common that can be read as one: what parts their columns, and which these are."""
    return json.dumps([delimiter(path, encoding), *sorted(header(path, encoding))])


def is_headless(path: str, encoding: str) -> bool:
    """Whether the first line of a text file is a row: it has an email, or a number so long that it is a phone or an id."""
    cells = header(path, encoding)
    return any(EMAIL.search(cell) or NUMBER.fullmatch(cell) and not YEAR.search(cell) for cell in cells)


def lines_of(path: str, encoding: str):
    """The lines of a text file, one by one."""
    with io.TextIOWrapper(
        opened(path), "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding, newline=""
    ) as text:
        yield from text


@cache
def second_reading(path: str, encoding: str, size: int, modified: int) -> str:
    """What reading() says of a text file of that size and time."""
    sign = delimiter(path, encoding) or ","
    reader = Reader(lines_of(path, encoding), sign)
    collections.deque(reader, maxlen=0)
    found = reader.mended
    read = copied(lines_of(path, encoding), sign, encoding) if found.is_changed else glob.escape(path)
    return json.dumps({"read": read, "rows": found.rows, "stray": found.stray})


def reading(path: str, encoding: str) -> str:
    """How DuckDB is to read a file, as JSON: the path, how many rows it must find, which lines have quotes that never close.

    Of a file that is no text, or not on this machine, only the path is known.
    """
    if path.lower().endswith(".parquet") or not os.path.exists(path):
        return json.dumps({"read": glob.escape(path) if os.path.exists(path) else path, "rows": 0, "stray": []})
    try:
        about = os.stat(path)
        return second_reading(path, encoding, about.st_size, about.st_mtime_ns)
    except LookupError:
        return json.dumps({"read": glob.escape(path), "rows": 0, "stray": []})


def pattern(path: str, encoding: str) -> str:
    """What DuckDB is to read: the file of that very name, whatever signs it has, or else all files that it describes."""
    return glob.escape(path) if os.path.exists(path) else path


def unreadable(path: str, encoding: str) -> str | None:
    """The end of a sentence that begins with the file's name, or None for what DuckDB can read or this cannot judge.

    path: a file, or a pattern or an address, which are left to DuckDB. encoding: of a text file. No cell is quoted.
    """
    if Path(path).is_dir():
        return "is a folder; name a file in it."
    if not Path(path).exists():
        return None
    is_text = not path.lower().endswith(".parquet")
    try:
        with opened(path) as file:
            problem = unreadable_text(file, encoding) if is_text else unreadable_parquet(file)
    except (EOFError, OSError, zlib.error) as failure:
        return f"cannot be read: {getattr(failure, 'strerror', None) or failure}."
    if is_text and not problem and is_headless(path, encoding):
        return "has no header: its first line is a row of data; put a line with the names of the columns above it."
    return problem


def memory(path: str, encoding: str) -> str:
    """What DuckDB may take for the people of a file, or of all that a pattern names, as text that it reads: 2500MB."""
    packed = path.lower().endswith((".parquet", ".gz"))
    size = sum(os.path.getsize(file) for file in glob.glob(pattern(path, encoding)))
    least, most = MEMORY_FROM_TO
    return f"{max(least, min(most, size * (MEMORY_OF_PACKED if packed else MEMORY_OF_TEXT))) / 1e6:.0f}MB"

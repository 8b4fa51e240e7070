"""What DuckDB cannot tell of a file of people by itself: what keeps it from being read, what parts its columns, and the
memory that it wants.

DuckDB's own words about a file that it cannot read would quote a row of it.
"""

import codecs
import glob
import gzip
import os
import re
import zlib
from pathlib import Path

CHUNK = 1 << 20  # bytes
LONGEST_LINE = 1 << 24  # bytes, as in file_rows.sql
PARQUET = b"PAR1"

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


def delimiter(path: str, encoding: str) -> str | None:
    """What parts the columns of the header of a text file; None where there is one column, or to be left to DuckDB.

    DuckDB looks at all lines alike, and a few with quotes or commas of their own make it miss the header.
    """
    try:
        with opened(path) as file:
            start = codecs.getincrementaldecoder(encoding)("replace").decode(file.read(CHUNK))
    except (EOFError, LookupError, OSError, zlib.error):
        return None
    header = re.sub('"[^"]*"', "", start.strip("\ufeff\r\n")).splitlines()
    count, found = max((header[0].count(sign), sign) for sign in "|\t;,") if header else (0, None)
    return found if count else None


def unreadable(path: str, encoding: str) -> str | None:
    """The end of a sentence that begins with the file's name, or None for what DuckDB can read or this cannot judge.

    path: a file, or a pattern or an address, which are left to DuckDB. encoding: of a text file.
    """
    if Path(path).is_dir():
        return "is a folder; name a file in it."
    if not Path(path).exists():
        return None
    try:
        with opened(path) as file:
            return unreadable_parquet(file) if path.lower().endswith(".parquet") else unreadable_text(file, encoding)
    except (EOFError, OSError, zlib.error) as problem:
        return f"cannot be read: {getattr(problem, 'strerror', None) or problem}."


def memory(path: str, encoding: str) -> str:
    """What DuckDB may take for the people of a file, or of all that a pattern names, as text that it reads: 2500MB."""
    packed = path.lower().endswith((".parquet", ".gz"))
    size = sum(os.path.getsize(file) for file in glob.glob(path))
    least, most = MEMORY_FROM_TO
    return f"{max(least, min(most, size * (MEMORY_OF_PACKED if packed else MEMORY_OF_TEXT))) / 1e6:.0f}MB"

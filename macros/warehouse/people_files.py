"""What DuckDB cannot tell of files of people by itself: which files are meant, what keeps one from being read, how it is to
be read, and the memory that it wants.

DuckDB's own words about a file that it cannot read would quote a row of it. Here no cell is quoted.
"""

import csv
import glob
import json
import os
import re
import shlex
import zlib
from functools import cache
from pathlib import Path

import duckdb
from people_texts import Lines, Undecodable, opened
from people_workbooks import ENDINGS as WORKBOOKS
from people_workbooks import NoWorkbook, is_workbook
from stray_quotes import Reader, copied

TEXTS = tuple(ending + packed for ending in (".csv", ".tsv", ".txt") for packed in ("", ".gz"))
READ = (".parquet", *TEXTS, *WORKBOOKS)
ENDS = ".parquet, .csv, .tsv, .txt or .xlsx"
ENDING = f"the name of a file ends in {ENDS}"
HEADLESS = "has no header: its first line is a row of data; put a line with the names of the columns above it."
OURS = ("_constituents.csv", "_identity_map.csv", "_review_queue.csv")  # what a run leaves beside its database
LONGEST_LINE = 1 << 24  # letters, as in file_rows.sql
PARQUET = b"PAR1"
KINDS = {  # what a file of another kind begins with
    b"PK\x03\x04": "is a workbook or a zip archive; give it its own name, as people.xlsx, or unpack it.",
    b"\xd0\xcf\x11\xe0": "is a workbook of an old Excel; save it as .xlsx or .csv.",
    b"\x1f\x8b": "is packed; give it a name that ends in .csv.gz.",
    b"%PDF": "is a PDF; export a table, as .csv or .xlsx.",
    PARQUET: "is a parquet file; give it a name that ends in .parquet.",
}
PAGE = re.compile(rb"\s*<(!doctype|html|table|\?xml)", re.IGNORECASE)

# What is no name of a column; a year is one, as 2025 or 2025-01.
EMAIL = re.compile(r"[^@\s]@[^@\s]+[.]\w")
NUMBER = re.compile(r"[\s=\"+(]*(\d[\s().\"/-]*){5,}")
YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")

# With less memory than this for a byte of the file, most steps go to disk; with more, none gets faster.
MEMORY_OF_TEXT, MEMORY_OF_PACKED = 20, 50
MEMORY_FROM_TO = 2_500_000_000, 0.6 * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def named(given: str) -> str:
    """What the var source_records names, as JSON: {problem, files: [{file, system}]}; neither if it is a table.

    given: JSON of a text, or of a list of texts. A text is a file, a pattern, a folder, or several with spaces between.
    One file is read as the system records; each of several is a system of its own, named after the file.
    """
    texts = json.loads(given)
    texts = [texts] if isinstance(texts, str) else texts
    if len(texts) == 1 and not os.path.exists(texts[0]) and not files_of(texts[0]):
        texts = parts_of(texts[0])
    found: dict[str, str] = {}
    for text in texts:
        files, problem = files_of(text), problem_of_name(text)
        if problem:
            return json.dumps({"problem": problem, "files": []})
        found |= {os.path.realpath(file): file for file in files if os.path.realpath(file) not in found}
        if not files and len(texts) > 1:
            return json.dumps({"problem": f"there is no file '{text}'.", "files": []})
    paths = list(found.values())
    names = [None] if len(paths) == 1 and paths == texts else systems(paths)
    return json.dumps({"problem": None, "files": [{"file": f, "system": s} for f, s in zip(paths, names, strict=True)]})


def parts_of(text: str) -> list[str]:
    """The names in a text, which may be in quotes; the text alone where it is one name."""
    try:
        return shlex.split(text) or [text]
    except ValueError:
        return [text]


def files_of(name: str) -> list[str]:
    """The files that a name means: the one of that very name, all that a pattern describes, or all in a folder."""
    if os.path.isfile(name):
        return [name]
    if os.path.isdir(name):
        found = [entry.path for entry in os.scandir(name) if entry.is_file() and entry.name[0] != "."]
    else:
        found = [path for path in glob.glob(name) if os.path.isfile(path)]
    return sorted(path for path in found if path.lower().endswith(READ) and not path.endswith(OURS) and "~$" not in path)


def problem_of_name(name: str) -> str | None:
    """The sentence about a name that no file of people can have, or that none has; None for a file or a table."""
    if "://" in name:
        return f"'{name}' is an address of the network; download the file, and name it."
    if os.path.isdir(name) and not files_of(name):
        return f"the folder '{name}' has no file whose name ends in {ENDS}."
    if os.path.isfile(name):
        return None if name.lower().endswith(READ) else f"'{name}' is no file that is read; {ENDING}."
    if not files_of(name) and (name.lower().endswith(READ) or re.search("[*?/\\\\]", name)):
        return f"there is no file '{name}'."
    return None


def systems(paths: list[str]) -> list[str]:
    """The name of the system of each file: the file's, with as much before and behind it as tells it from the others."""
    named = [
        (file.name.partition(".")[0] or file.name, file.name, "/".join(file.parts[-2:]), str(file))
        for file in map(Path, paths)
    ]
    return [
        next(name for at, name in enumerate(own) if sum(name.lower() == other[at].lower() for other in named) == 1)
        for own in named
    ]


def seen(path: str, encoding: str) -> str:
    """What a file is, as JSON: problem, a half sentence that begins with the file's name; or how DuckDB is to read it.

    read: the file itself, or a copy in which strict rules hold. sign: what parts the columns. rows: how many there must be.
    stray: the lines with a quote that never closes. footer: how many lines of a report's footer were left out.
    is_older: whether it is read as windows-1252, since it is no utf-8.
    """
    about = os.stat(path)
    return json.dumps(
        {"read": glob.escape(path), "rows": 0, "stray": [], "footer": 0}
        | _seen(path, encoding, about.st_size, about.st_mtime_ns)
    )


@cache
def _seen(path: str, encoding: str, size: int, modified: int) -> dict:
    try:
        if path.lower().endswith(".parquet"):
            return {"problem": problem_of_parquet(path)}
        problem = problem_of_kind(path)
        return {"problem": problem} if problem else seen_text(path, encoding)
    except (EOFError, OSError, zlib.error) as failure:
        return {"problem": f"cannot be read: {getattr(failure, 'strerror', None) or failure}."}


def problem_of_parquet(path: str) -> str | None:
    """The reason why a parquet file cannot be read to its end, or None."""
    if not os.path.getsize(path):
        return "is empty."
    try:
        with duckdb.connect() as reader:
            for _ in reader.sql("select * from read_parquet(?)", params=[glob.escape(path)]).to_arrow_reader(100_000):
                pass
    except Exception:  # whatever a damaged file makes DuckDB or Arrow say
        return "is no parquet file, or only a part of one, or is damaged."
    return None


def problem_of_kind(path: str) -> str | None:
    """The reason why a file is no table but something else, by how it begins; or None."""
    with opened(path) as file:
        start = file.read(200)
    kind = next((what for sign, what in KINDS.items() if start.startswith(sign) and not is_workbook(path)), None)
    return "is a web page or an XML file; export a table, as .csv or .xlsx." if PAGE.match(start) else kind


def seen_text(path: str, encoding: str) -> dict:
    """The same as seen(), of a text or a workbook."""
    try:
        lines = Lines(path, encoding)
        reader = Reader(lines)
        header = next(reader, "")
        if not header:
            return {"problem": "is empty."}
        if is_headless(header, lines.sign):
            return {"problem": HEADLESS}
        if any(len(row) > LONGEST_LINE for row in reader):
            return {"problem": f"has a line of more than {LONGEST_LINE >> 20} megabytes, which is no row of a table."}
        is_changed = lines.is_changed or reader.mended.is_changed
        read = copied(Reader(Lines(path, encoding))) if is_changed else glob.escape(path)
    except LookupError:
        return {"problem": "cannot be read: its encoding, the var source_records_encoding, is not known."}
    except Undecodable:
        return {
            "problem": f"is not written in {encoding}; set the var source_records_encoding, perhaps to latin-1 or utf-16."
        }
    except NoWorkbook:
        return {"problem": "is no Excel workbook, or only a part of one, or has a password."}
    found = {"problem": None, "read": read, "sign": lines.sign, "rows": reader.mended.rows, "footer": lines.footer}
    return found | {"stray": [lines.skipped + line for line in reader.mended.stray], "is_older": lines.is_older}


def is_headless(header: str, sign: str | None) -> bool:
    """Whether the first line is a row: it has an email, or a number so long that it is a phone or an id."""
    try:
        cells = next(csv.reader([header], delimiter=sign or ","), [])
    except csv.Error:
        return False
    return any(EMAIL.search(cell) or NUMBER.fullmatch(cell) and not YEAR.search(cell) for cell in cells)


def memory(paths: str) -> str:
    """What DuckDB may take for the people of files, as text that it reads: 2500MB. paths: JSON of a list."""
    wanted = 0
    for path in json.loads(paths):
        is_packed = path.lower().endswith((".parquet", ".gz", *WORKBOOKS))
        wanted += os.path.getsize(path) * (MEMORY_OF_PACKED if is_packed else MEMORY_OF_TEXT)
    least, most = MEMORY_FROM_TO
    return f"{max(least, min(most, wanted)) / 1e6:.0f}MB"

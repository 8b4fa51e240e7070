"""The lines of a text of people as they were meant: decoded, and without what spreadsheets and reports put around a table.

A first line `sep=;` says what parts the columns. `="02138"` is how a spreadsheet writes a text of digits. Below a blank line
at the end, lines of one cell are the footer of a report: its name, who ran it, a copyright.
"""

import codecs
import csv
import gzip
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import TextIOWrapper

from people_workbooks import is_workbook, lines_of_workbook

CHUNK = 1 << 20  # bytes
SEP = re.compile(r'\ufeff?"?sep=(.|\\t)"?\s*', re.IGNORECASE)
LONGEST_FOOTER = 30  # lines
SIGNS = "|\t;,"


class Undecodable(Exception):
    """The bytes are no text in the encoding."""


def _as_windows_1252(failure: UnicodeDecodeError) -> tuple[str, int]:
    return failure.object[failure.start : failure.end].decode("cp1252"), failure.end


def _as_latin_1(failure: UnicodeDecodeError) -> tuple[str, int]:
    return failure.object[failure.start : failure.end].decode("latin-1"), failure.end


codecs.register_error("as_windows_1252", _as_windows_1252)
codecs.register_error("as_latin_1", _as_latin_1)


def opened(path: str):
    """The bytes of a file, unpacked."""
    return (gzip.open if path.lower().endswith(".gz") else open)(path, "rb")


def decoding(path: str, encoding: str) -> tuple[str, str]:
    """The codec of a text file, and what is done with bytes that it does not know. LookupError, Undecodable.

    What Windows calls latin-1 is windows-1252. A file that should be utf-8 may be utf-16, which its first bytes show; or
    older than both, and then its odd bytes are windows-1252.
    """
    wanted = codecs.lookup(encoding).name
    with opened(path) as file:
        start = file.read(2000)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _known(path, "utf-16", "strict")
    if wanted == "utf-8" and start.count(0) > len(start) / 3:
        return _known(path, "utf-16-le" if start[1:2] == b"\x00" else "utf-16-be", "strict")
    if wanted == "iso8859-1":
        return "cp1252", "as_latin_1"
    if wanted != "utf-8":
        return _known(path, wanted, "strict")
    try:
        return _known(path, "utf-8-sig", "strict")
    except Undecodable:
        return _known(path, "utf-8-sig", "as_windows_1252")


def _known(path: str, codec: str, errors: str) -> tuple[str, str]:
    """The same, if the whole file can be read so. Read in pieces: it may be larger than the memory."""
    decoder = codecs.getincrementaldecoder(codec)(errors)
    try:
        with opened(path) as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as failure:
        raise Undecodable from failure
    return codec, errors


class Lines:
    """The lines of a file, each with its line break; to be gone through once.

    Known before: is_older, whether it is read as windows-1252 though it should be utf-8. Afterwards: is_changed, whether
    they are others than those of the file; skipped and footer, how many were left out above and below the table.
    """

    def __init__(self, path: str, encoding: str):
        self.path = path
        self.codec, self.errors = ("utf-8", "strict") if is_workbook(path) else decoding_once(path, encoding)
        self.is_changed = is_workbook(path) or self.codec not in ("utf-8", "utf-8-sig") or self.errors != "strict"
        self.is_older = self.errors == "as_windows_1252"
        self.footer = self.skipped = 0
        self.sign = None  # what parts the columns, known after the first line; None where there is one column

    def __iter__(self) -> Iterator[str]:
        lines = iter(self._given())
        first = next((line for line in lines if line.strip("\ufeff \r\n")), "")
        if hint := SEP.fullmatch(first):
            self.sign = "\t" if hint[1] == "\\t" else hint[1]
            self.is_changed, self.skipped = True, 1
            first = next((line for line in lines if line.strip()), "")
        header = re.sub('"[^"]*"', "", first.removeprefix("\ufeff"))
        if self.sign is None:
            count, sign = max((header.count(sign), sign) for sign in SIGNS)
            self.sign = sign if count else None
        yield first.removeprefix("\ufeff")
        yield from self._without_footer(map(self._without_formulas, lines)) if self.sign else lines

    def _given(self) -> Iterable[str]:
        if is_workbook(self.path):
            yield from lines_of_workbook(self.path)
        else:
            with TextIOWrapper(opened(self.path), self.codec, self.errors, newline="") as text:
                yield from text

    def _without_formulas(self, line: str) -> str:
        if '="' not in line:
            return line
        sign = re.escape(self.sign)
        plain = re.sub(rf'(?:^|(?<={sign}))(?:="([^"\r\n]*)"|"=""([^"\r\n]*)""")(?=[{sign}\r\n]|$)', _in_quotes, line)
        self.is_changed = self.is_changed or plain != line
        return plain

    def _without_footer(self, lines: Iterable[str]) -> Iterator[str]:
        held, is_below = [], False
        for line in lines:
            if not line.strip(f"{self.sign} \r\n"):
                held.append(line)
                is_below = True
            elif is_below and len(held) < LONGEST_FOOTER and self._is_of_one_cell(line):
                held.append(line)
            else:
                yield from held
                yield line
                held, is_below = [], False
        words = [line for line in held if line.strip(f"{self.sign} \r\n")]
        if any(" " in line for line in words):
            self.footer, self.is_changed = len(words), True
        else:
            yield from held

    def _is_of_one_cell(self, line: str) -> bool:
        cells = next(csv.reader([line], delimiter=self.sign), []) if line.count('"') % 2 == 0 else []
        return len(cells) == 1 and "@" not in line and any(letter.isalpha() for letter in line)


def _in_quotes(found: re.Match) -> str:
    return '"' + (found[1] if found[1] is not None else found[2]) + '"'


@cache
def _decoding_of(path: str, encoding: str, size: int, modified: int) -> tuple[str, str]:
    return decoding(path, encoding)


def decoding_once(path: str, encoding: str) -> tuple[str, str]:
    """decoding() of a file as it is now."""
    about = os.stat(path)
    return _decoding_of(path, encoding, about.st_size, about.st_mtime_ns)

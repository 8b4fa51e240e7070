"""A second reading of a text file, for quotes that open a field and never close it: a parser would swallow all rows up to
the next quote. Where there are such, a copy is written in which they are signs like others, and every row is kept.

A field in quotes may have line breaks. It is taken for one that never closes if its next quote is followed by more text, if
the file ends within it, or if every line within it has as many columns as the header.
"""

import atexit
import os
import re
import tempfile
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from people_texts import Lines

MOST_LINES, MOST_LETTERS = 1000, 1 << 24  # of one row


@dataclass
class Mended:
    """rows: how many rows with a value there are below the header. stray: the lines with a quote that never closes.
    is_changed: whether some line is written in another way, for this or another reason."""

    rows: int = 0
    stray: list[int] = field(default_factory=list)
    is_changed: bool = False


class Reader:
    """The rows of a text, each as text that a strict parser reads as one row.

    lines: their first one is read at once, and their `sign` is then what parts the columns.
    """

    def __init__(self, lines: Lines):
        self.lines = iter(lines)
        self.waiting = deque(islice(self.lines, 1))
        self.delimiter = lines.sign or ","
        sign = re.escape(self.delimiter)
        plain = rf'(?:"(?:[^"]|"")*"|[^"{sign}\r\n][^{sign}\r\n]*|)'
        self.clean = re.compile(rf"{plain}(?:{sign}{plain})*[\r\n]*")
        self.quoted = re.compile(r'"(?:[^"]|"")*"(?!")')
        self.loosely_quoted = re.compile(rf'"[^\r\n]*?"(?=[ ]*(?:{sign}|[\r\n]|$))')
        self.bare = re.compile(rf"[^{sign}\r\n]*")
        self.valued = re.compile(rf'[^{sign}"\s\x00\ufeff]')
        self.number = 0
        self.columns = None
        self.mended = Mended()
        self.rows = self._rows()

    def __iter__(self) -> Iterator[str]:
        return self.rows

    def __next__(self) -> str:
        return next(self.rows)

    def _rows(self) -> Iterator[str]:
        while (line := self.next_line()) is not None:
            self.number += 1
            first = self.number
            text = line if '"' not in line or self.clean.fullmatch(line) else self.row_of(line)
            if self.columns is None:
                self.columns = 1 + self.bare_of(text).count(self.delimiter)
            elif self.valued.search(text):
                self.mended.rows += 1
            if text != line and self.number == first:
                self.mended.is_changed = True
                self.mended.stray += [first] if self.is_stray else []
            yield text

    def next_line(self) -> str | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)

    def bare_of(self, text: str) -> str:
        return self.quoted.sub("", text)

    def row_of(self, line: str) -> str:
        """One row that begins with this line, which is not clean by itself."""
        self.is_stray = False
        taken, text, is_open = [], line, self.is_open(line)
        while is_open and len(taken) < MOST_LINES and len(text) < MOST_LETTERS:
            following = self.next_line()
            if following is None:
                break
            taken.append(following)
            text += following
            if '"' not in following:
                continue
            if self.clean.fullmatch(text) and not self.are_rows(taken):
                self.number += len(taken)
                return text
            is_open = self.is_open(text)
        self.waiting.extendleft(reversed(taken))
        return self.line_by_itself(line)

    def is_open(self, text: str) -> bool:
        """Whether the text ends within a field in quotes, all fields before having been closed well."""
        at = 0
        while at < len(text):
            if text[at] == '"':
                closed = self.quoted.match(text, at)
                if closed is None:
                    return True
                at = closed.end()
                if at < len(text) and text[at] not in self.delimiter + "\r\n":
                    return False
            else:
                at = self.bare.match(text, at).end()
            at += 1
        return False

    def are_rows(self, lines: list[str]) -> bool:
        """Whether each of the lines would be a row of the file by itself, which a text in several lines is not."""
        columns = self.columns or 0
        return columns > 2 and all(self.bare_of(line).count(self.delimiter) >= columns - 1 for line in lines)

    def line_by_itself(self, line: str) -> str:
        """The line with each field in quotes of its own where it has a quote, those that never close among them."""
        end = line[len(line.rstrip("\r\n")) :]
        body, fields, at = line[: len(line) - len(end)], [], 0
        while at <= len(body):
            closed = self.quoted.match(body, at)
            if closed and body[closed.end() : closed.end() + 1] in ("", self.delimiter):
                fields.append(closed[0])
            elif closed := self.loosely_quoted.match(body, at):
                fields.append(in_quotes(closed[0].strip()[1:-1]))
            else:
                closed = self.bare.match(body, at)
                self.is_stray = self.is_stray or closed[0].startswith('"')
                fields.append(in_quotes(closed[0]) if '"' in closed[0] else closed[0])
            at = closed.end()
            at += len(body[at:]) - len(body[at:].lstrip(" ")) + 1
        return self.delimiter.join(fields) + end


def in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def copied(rows: Reader) -> str:
    """The path of a copy in which strict rules hold, in utf-8. It is the user's alone, and goes when this process ends."""
    handle, path = tempfile.mkstemp(prefix="constituent_360_", suffix=".csv")
    atexit.register(lambda: os.path.exists(path) and os.unlink(path))
    with open(handle, "w", encoding="utf-8", newline="") as copy:
        copy.writelines(rows)
    return path

"""Rows of files: csv, JSON, parquet and Excel, on a disk, in S3 or at any other place that fsspec knows."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import fsspec
from given import Table
from wrong import Broken, Wrong

csv.field_size_limit(1 << 24)


@dataclass
class File:
    """place: where it is. known: the same without what may be secret in it. stamp: changes when the file does."""

    place: str
    known: str
    name: str
    stamp: str
    system: fsspec.AbstractFileSystem


def found(table: Table) -> list[File]:
    """The files that a pattern describes, by name. Raises Wrong where there is none, or one that cannot be read."""
    shown = table.reads.rpartition("@")[2].partition("?")[0][:120]
    try:
        system, path = fsspec.core.url_to_fs(table.reads)
        places = sorted(place for place in system.glob(path) if not system.isdir(place))
        files = []
        for place in places:
            about, known = system.info(place), place.partition("?")[0].rpartition("@")[2]
            changed = next(
                (str(about[key]) for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified") if about.get(key)), ""
            )
            files.append(File(place, known, known.rpartition("/")[2], f"{about.get('size')} {changed}", system))
    except ImportError:
        raise Wrong(f"FROM: the place '{shown}' needs a package of fsspec that is not installed.") from None
    except Exception as failure:  # each store of fsspec has failures of its own
        raise Wrong(f"FROM: '{shown}' cannot be listed: {type(failure).__name__}.") from None
    if not files:
        raise Wrong(f"FROM: there is no file '{shown}'.")
    for file in files:
        if reader_of(file) is None:
            raise Wrong(
                f"FROM: '{file.name[:80]}' is no file that is read; its name ends in {', '.join(READERS)}, or that and .gz."
            )
    return files


def reader_of(file: File):
    name = file.name.lower().removesuffix(".gz")
    return next((reader for ending, reader in READERS.items() if name.endswith(ending)), None)


@contextmanager
def opened(file: File):
    with fsspec.open(
        file.system.unstrip_protocol(file.place), "rb", compression="infer", **file.system.storage_options
    ) as stream:
        yield stream


def rows(file: File) -> Iterator[dict]:
    """The rows of a file. Raises Broken, with a sentence that quotes nothing of it, where it cannot be read to its end."""
    try:
        with opened(file) as stream:
            yield from reader_of(file)(stream)
    except Broken:
        raise
    except UnicodeDecodeError:
        raise Broken(f"'{file.name[:80]}' is not written in UTF-8.") from None
    except Exception as failure:
        raise Broken(f"'{file.name[:80]}' cannot be read to its end: {type(failure).__name__}.") from None


def named(header: list, values: list) -> dict:
    """A row by its header; a value beyond it is kept, too, and a blank text is null as csv has no other."""
    names = [name if name not in (None, "") else f"column_{at}" for at, name in enumerate(header, 1)]
    names += [f"column_{at}" for at in range(len(names) + 1, len(values) + 1)]
    return dict(zip(names, [None if value == "" else value for value in values], strict=False))


def of_csv(stream) -> Iterator[dict]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    first = text.readline()
    delimiter = max(",;\t|", key=first.count)
    text.seek(0)
    lines = csv.reader(text, delimiter=delimiter, strict=True)
    header = next(lines, [])
    for values in lines:
        if values:
            yield named(header, values)


def of_json(stream) -> Iterator[dict]:
    """A list of objects, or an object to the line."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig")
    start = text.read(1)
    while start.isspace():
        start = text.read(1)
    text.seek(0)
    for one in json.load(text) if start == "[" else map(json.loads, filter(str.strip, text)):
        if not isinstance(one, dict):
            raise Broken("The file has an entry that is no object.")
        yield one


def of_parquet(stream) -> Iterator[dict]:
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(stream).iter_batches():
        yield from batch.to_pylist()


def of_workbook(stream) -> Iterator[dict]:
    """The first sheet; its first row has the names."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(stream.read()), read_only=True, data_only=True)
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = list(next(lines, ()))
    for values in lines:
        if any(value is not None for value in values):
            yield named(header, list(values))


READERS = {".csv": of_csv, ".tsv": of_csv, ".json": of_json, ".jsonl": of_json, ".ndjson": of_json}
READERS |= {".parquet": of_parquet, ".xlsx": of_workbook}

"""What keeps DuckDB from working where the environment says: the database that CONSTITUENT_360_DB names, the memory of
CONSTITUENT_360_MEMORY. Each problem is one sentence. dbt asks through duckdb_functions.py, the scripts before dbt starts.
"""

import re
import shutil
from pathlib import Path

import duckdb
import yaml

ROOT = Path(__file__).parents[2]
OF_DUCKDB = {"main", "system", "temp", "memory"}  # a database is known by its file's name
NO_DATABASE = "it is no database of DuckDB, or only a part of one"
LEAST_SPACE = 100_000_000  # bytes
UNITS = {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}
MEMORY_FROM_TO = 1e8, 1e14  # bytes


def schemas() -> set[str]:
    """The names of the project's schemas, each of which would be two things if the database had it, too."""
    found, rooms = {"snapshots"}, [yaml.safe_load((ROOT / "dbt_project.yml").read_text())]
    while rooms:
        for key, value in rooms.pop().items():
            if key == "+schema":
                found.add(value)
            elif isinstance(value, dict):
                rooms.append(value)
    return found


def is_name_taken(name: str) -> bool:
    return name.lower() in OF_DUCKDB | schemas()


def problem_of_place(path: str) -> str | None:
    """Why there can be no database of that name there, or None. Nothing is opened."""
    name, folder = Path(path).stem, Path(path).absolute().parent
    if re.search("['\"\\x00-\\x1f\\x7f]", name) or not name:
        return "its name may hold no quote and no control character"
    if is_name_taken(name):
        return f"its name may be none of {', '.join(sorted(OF_DUCKDB | schemas()))}"
    if "'" in str(ROOT):
        return "the path of the project has an apostrophe, where dbt cannot load seeds; move the project"
    if not folder.is_dir():
        return f"there is no folder {folder}"
    if Path(path).is_dir():
        return "it is a folder"
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        return f"its disk has only {free / 1e6:.0f} MB left, and a build takes {LEAST_SPACE / 1e6:.0f} MB at least"
    return None


def problem_of_content(path: str) -> str | None:
    """Why the file is no database, or None. DuckDB itself opens a csv file, too, as a database that is gone afterwards."""
    try:
        with open(path, "rb") as file:
            start = file.read(12)
    except OSError as failure:
        return failure.strerror
    return None if start[8:] == b"DUCK" else NO_DATABASE


def problem_of_database(path: str) -> str | None:
    """Why the database cannot be written, or None. One that is not there yet is not left there."""
    is_there = Path(path).exists()
    problem = problem_of_place(path) or (problem_of_content(path) if is_there else None)
    if problem is None:
        try:
            duckdb.connect(path).close()
            if not is_there:
                Path(path).unlink()
        except (duckdb.IOException, OSError) as failure:
            problem = in_words(failure)
    return problem


def problem_in(path: str, memory: str | None) -> str | None:
    """The sentence about a database or an amount of memory with which no build can be, or None."""
    problem = problem_of_memory(memory) if memory else None
    if not problem and path != ":memory:" and (reason := problem_of_database(path)):
        shown = "".join(letter if letter.isprintable() else "?" for letter in path)
        problem = f"The database '{shown}' cannot be written: {reason}."
    return problem


def in_words(failure: Exception) -> str:
    """What DuckDB says of a file that it cannot open, in half a sentence."""
    said = str(failure).splitlines()[0]
    if "set lock" in said:
        holder = re.search(r"PID \d+", said)
        return "another program has it open" + (f" ({holder[0]})" if holder else "")
    if "not a valid DuckDB" in said or "enough bytes" in said:
        return NO_DATABASE
    return said.removeprefix("IO Error: ").rstrip(".")


def problem_of_memory(amount: str) -> str | None:
    """The sentence about an amount of memory that is none, or None."""
    found = re.fullmatch(r"(\d{1,9}(?:[.]\d{1,3})?) ?([KMGT]I?B)", amount, re.IGNORECASE)
    least, most = MEMORY_FROM_TO
    if found is None or not least <= float(found[1]) * UNITS[found[2].upper()] <= most:
        return f"CONSTITUENT_360_MEMORY: {amount[:100]!r} is no amount of memory, as 8GB, from 100MB to 100TB."
    return None

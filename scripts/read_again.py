"""What dbt has read of a project, used again for another file of people and another database.

dbt itself reads everything anew where a var or the database is another one. Neither changes what is read here: the file is
looked into only when models run, and each node bears the name of the database, which is put in its place.
"""

import hashlib
import os
from pathlib import Path

from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumuro_decoder
from dbt.version import __version__

ROOMS = ["dbt_project.yml", "profiles.yml", ".dbtignore", "macros", "models", "python_udfs", "seeds", "tests"]


def stamp(project: Path) -> str:
    """Another one as soon as a file of the project has changed, or dbt."""
    told = hashlib.sha256(__version__.encode())
    for room in ROOMS:
        folders = [(project, [], [room])] if (project / room).is_file() else os.walk(project / room, followlinks=True)
        for folder, _, files in sorted(folders):
            for name in sorted(files):
                if not name.endswith(".pyc"):
                    about = os.stat(os.path.join(folder, name))
                    told.update(f"{folder}/{name} {about.st_mtime_ns} {about.st_size}\n".encode())
    return told.hexdigest()


def remember(project: Path) -> None:
    """Note which state of the project it is that dbt has just read."""
    (project / "target" / "read.txt").write_text(stamp(project))


def read_before(project: Path, database: str) -> Manifest | None:
    """What dbt has read of the project as it stands, for a database of that name; None where that is not known."""
    note, kept = project / "target" / "read.txt", project / "target" / "partial_parse.msgpack"
    if not (note.exists() and kept.exists() and note.read_text() == stamp(project)):
        return None
    manifest = Manifest.from_msgpack(kept.read_bytes(), decoder=extended_mashumuro_decoder)
    for node in [*manifest.nodes.values(), *manifest.sources.values(), *manifest.functions.values()]:
        if getattr(node, "relation_name", None):
            node.relation_name = node.relation_name.replace(f'"{node.database}"', f'"{database}"', 1)
        node.database = database
    manifest.build_flat_graph()
    return manifest

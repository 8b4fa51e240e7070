"""A lock between processes of this machine, which goes with its process however that ends."""

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def place_of(kind: str, about: str) -> Path:
    """A path among the temporary files, one for each kind and what it is about, and for each user."""
    return Path(tempfile.gettempdir()) / f"{kind}-{os.getuid()}-{hashlib.sha256(about.encode()).hexdigest()[:12]}"


@contextmanager
def locked(place: Path, patience: float = 0) -> Iterator[bool]:
    """Whether nobody else has the lock of a place, or gave it up in so many seconds."""
    until = time.monotonic() + patience
    with open(place.with_suffix(".lock"), "w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    yield False
                    return
                time.sleep(0.5)
        yield True

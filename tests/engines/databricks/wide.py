"""Statements of hundreds of expressions over few rows, which most of staging is: Spark interprets them.

By default it writes and compiles a Java program for each statement, which takes far longer than the rows if it has so many
expressions. Where many rows are joined the program is worth its time: such statements wait until no wide one runs, since a
session has one mode.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import spark

EXPRESSION = re.compile(r"\bcase\b|\bregexp_", re.IGNORECASE)
MANY = 40
MODES = {True: {"codegen.wholeStage": "false", "codegen.factoryMode": "NO_CODEGEN"}}
MODES[False] = {"codegen.wholeStage": "true", "codegen.factoryMode": "FALLBACK"}
running = 0
changed = threading.Condition()


def switch(is_interpreted: bool) -> None:
    for name, value in MODES[is_interpreted].items():
        spark.session().conf.set(f"spark.sql.{name}", value)


@contextmanager
def suited_to(statement: str) -> Iterator[None]:
    """The mode that is quicker for the statement."""
    global running
    is_wide = len(EXPRESSION.findall(statement)) >= MANY
    with changed:
        if not is_wide and " join " in statement:
            changed.wait_for(lambda: running == 0)
        elif running == 0:
            switch(True)
        running += is_wide
    try:
        yield
    finally:
        with changed:
            running -= is_wide
            if is_wide and running == 0:
                switch(False)
                changed.notify_all()

"""The statements of dbt-snowflake that fakesnow lacks: each is recognised by its first words and acted on here.

A handler takes the session's cursor and the match, and returns the harmless query whose result stands for the answer.
"""

import re
from collections.abc import Callable
from typing import Any

import functions
import merge
import procedures
import rights

LEAD = r"^\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*"
DONE = "select 'Statement executed successfully.' as \"status\""
Handler = Callable[[Any, re.Match], str]


def column_comments(cursor, match: re.Match) -> str:
    """fakesnow throws away what `alter table ... alter column COMMENT $$...$$` says; catalog queries show it."""
    for column, text in re.findall(r"(\"[^\"]+\"|\w+)\s+COMMENT\s+\$\$(.*?)\$\$", match["comments"], re.I | re.S):
        text = text.replace("'", "''")
        cursor._duck_conn.execute(f"comment on column {match['relation']}.{column} is '{text}'")
    return DONE


def query_tag(cursor, match: re.Match) -> str:
    """fakesnow knows no session parameter of this name."""
    return DONE


PROCEDURE = (
    r"with\s+(?P<name>\w+)\s+as\s+procedure\s*\(\s*\)(?P<options>.*?)"
    r"as\s*\$\$(?P<body>.*)\$\$\s*call\s"
)
FUNCTION = (
    r"create\s+(?:or\s+replace\s+)?function\s+(?P<name>[\w.\"]+)\s*\((?P<arguments>.*?)\)\s*"
    r"returns\s+(?P<returns>[\w(), ]+?)\s+language\s+(?P<language>\w+)(?P<options>.*?)as\s*\$\$(?P<body>.*)\$\$"
)
COLUMN_COMMENTS = (
    r"alter\s+(?:transient\s+)?(?:table|view)\s+(?P<relation>[\w.\"]+)\s+(?:alter|modify)\s+(?:column\s+)?"
    r"(?P<comments>(?:\"[^\"]+\"|\w+)\s+comment\s.*)$"
)
HANDLERS: list[tuple[re.Pattern, Handler]] = [
    (re.compile(LEAD + pattern, re.I | re.S), handler)
    for pattern, handler in [
        (PROCEDURE, procedures.call),
        (FUNCTION, functions.create),
        (r"drop\s+function\s+(?:if\s+exists\s+)?(?P<name>[\w.\"]+)\s*\(", functions.drop),
        (COLUMN_COMMENTS, column_comments),
        (rights.CHANGE, rights.change),
        (rights.SHOW, rights.show),
        (r"alter\s+session\s+(?:un)?set\s+query_tag", query_tag),
        (r"(?P<merge>merge\s+into\s.*)$", merge.run),
    ]
]


def handler_of(sql: str) -> tuple[Handler, re.Match] | None:
    """What acts on a statement in fakesnow's place, and what it matched; None for a statement that fakesnow takes."""
    for pattern, handler in HANDLERS:
        if match := pattern.match(sql):
            return handler, match
    return None

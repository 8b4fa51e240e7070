"""GRANT, REVOKE and SHOW GRANTS: kept in mind and shown again, held against nobody.

fakesnow takes the first two for done and does not know the third, from which dbt works out what is missing.
"""

import re

held: dict[str, set[tuple[str, str]]] = {}  # object -> (privilege, role)

CHANGE = (
    r"(?P<verb>grant|revoke)\s+(?P<privilege>\w+)\s+on\s+(?:(?:table|view|schema)\s+)?(?P<object>[\w.\"]+)\s+"
    r"(?:to|from)\s+(?:role\s+)?(?P<role>\"?\w+\"?)"
)
SHOW = r"show\s+grants\s+on\s+(?:(?:table|view|schema)\s+)?(?P<object>[\w.\"]+)"


def name_of(text: str) -> str:
    return text.replace('"', "").upper()


def change(cursor, match: re.Match) -> str:
    of_object = held.setdefault(name_of(match["object"]), set())
    entry = (match["privilege"].upper(), name_of(match["role"]))
    of_object.add(entry) if match["verb"].lower() == "grant" else of_object.discard(entry)
    return "select 'Statement executed successfully.' as \"status\""


def show(cursor, match: re.Match) -> str:
    rows = sorted(held.get(name_of(match["object"]), ())) or [("", "")]
    selects = [f"select '{privilege}' as \"privilege\", '{role}' as \"grantee_name\"" for privilege, role in rows]
    return f"select *, 'ROLE' as \"granted_to\" from ({' union all '.join(selects)}) where \"privilege\" != ''"

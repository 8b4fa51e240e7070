"""The dashboard as one HTML file that needs nothing else: data, charts and the library that draws them are inside."""

import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pandas as pd
import vl_convert

from . import figures
from .parts import Context
from .warehouse import HERE, Refused, Warehouse, database_file, plain_types, tables_of

STYLE, SCRIPT = (HERE / "style.css").read_text(encoding="utf-8"), (HERE / "page.js").read_text(encoding="utf-8")
# the browser itself refuses whatever would leave the page; Vega compiles its expressions, hence unsafe-eval
POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"
FILTERS = {"period": "Period", "segment": "Segment", "system": "System", "facility": "Facility"}
LAST_YEAR = "last 12 months"


@dataclass
class Chapter:
    name: str
    title: str
    html: str
    lead: str
    follows: list[str]

    def _repr_html_(self) -> str:
        """What a notebook shows: the text and the numbers. The charts are drawn in the file."""
        return f"<h2>{escape(self.title)}</h2><p>{escape(self.lead)}</p>{self.html}"


@dataclass
class Dashboard:
    warehouse: Warehouse
    title: str
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    chapters: list[Chapter] = field(default_factory=list)

    def __post_init__(self):
        self.context = Context(self.tables)

    def rows(self, name: str) -> pd.DataFrame:
        """The rows of a query or of a table that `add` has made."""
        return self.tables[name] if name in self.tables else self.warehouse.rows(name)

    def add(self, name: str, rows: pd.DataFrame, queries: list[str]) -> None:
        """A table that is made of others; queries: those that it is made of."""
        self.tables[name] = plain_types(rows) if len(rows) else pd.DataFrame()
        self.sources[name] = queries

    def missing(self, table: str) -> str:
        """The sentence's part on why a table has no rows."""
        read = list(dict.fromkeys(one for query in self.sources.get(table, [table]) for one in tables_of(query)))
        absent = [one for one in read if one not in self.warehouse.tables]
        if absent:
            return f"{absent[0]} is not in this database"
        return f"{read[0]} has no rows" if read else "nothing was found"

    def chapter(self, name: str, title: str, lead: str, *parts, without: str = "", picker: tuple[str, str] | None = None):
        """Add a chapter. without: what it lacks where no table has rows. picker: a column, and the label of its choice."""
        for table in {table for part in parts for _, table in part.parts()} - set(self.tables):
            self.tables[table] = self.warehouse.rows(table)
        named = [pair for part in parts for pair in part.parts()]
        choice = self.choice(picker, [table for _, table in named])
        self.context.picked = {picker[0]: choice[0]} if choice else {}
        before = set(self.context.described)
        body = "".join(part.html(self.context) for part in parts)
        for element in set(self.context.described) - before:
            self.context.described[element]["chapter"] = name
        empty = [(said, table) for said, table in named if self.tables[table].empty]
        gap = ""
        if named and len(empty) == len(named):
            gap = f"{without}: {self.missing(empty[0][1])}."
        elif empty:
            reasons = list(dict.fromkeys(self.missing(table) for _, table in empty))
            more = f"; the same goes for {len(reasons) - 2} more" if len(reasons) > 2 else ""
            gap = f"A part of this chapter is empty, because {' and '.join(reasons[:2])}{more}."
        picked = self.picked(name, picker, choice) if choice else ""
        own = {one for _, table in named if not self.tables[table].empty for one in figures.follows(self.tables[table])}
        gap = f"<p class='empty'>{escape(gap)}</p>" if gap else ""
        self.chapters.append(Chapter(name, title, f"{picked}{gap}<div class='parts'>{body}</div>", lead, sorted(own)))
        return self.chapters[-1]

    def choice(self, picker: tuple[str, str] | None, tables: list[str]) -> list[str]:
        """The values of a picker's column, in the order of the rows."""
        if picker is None:
            return []
        having = [self.tables[table][picker[0]] for table in tables if picker[0] in self.tables[table].columns]
        return list(dict.fromkeys(value for column in having for value in column))

    def picked(self, name: str, picker: tuple[str, str], choice: list[str]) -> str:
        options = "".join(f"<option>{escape(value)}</option>" for value in choice)
        column = escape(picker[0])
        return (
            f'<label class="picker">{escape(picker[1])}'
            f'<select data-chapter="{name}" data-column="{column}">{options}</select></label>'
        )

    def options(self) -> dict[str, list[str]]:
        """What each filter can be set to."""
        found: dict[str, set] = {name: set() for name in FILTERS}
        for rows in self.tables.values():
            for column, name in figures.FOLLOWS.items():
                if column in rows.columns:
                    given = rows[column].dropna()
                    if column == "systems":
                        found[name] |= {one for value in given for one in str(value).split(", ")}
                    elif name == "period":
                        found[name] |= {str(int(value)) if column == "year" else str(value)[:4] for value in given}
                    else:
                        found[name] |= set(given) - {"all"}
        periods = sorted(found["period"], reverse=True)
        return {name: sorted(values, key=str) for name, values in found.items()} | {
            "period": [LAST_YEAR, *periods] if periods else []
        }

    def html(self) -> str:
        """The text of the HTML file."""
        builds = self.warehouse.rows("builds")
        as_of = (builds["as_of_date"].iloc[0] if len(builds) else None) or ""
        used = {one["table"] for one in self.context.described.values() if "table" in one}
        lines = [line for one in self.context.described.values() for line in one.get("lines", [])]
        used |= {line["figure"]["table"] for line in lines if line["figure"]}
        data = {
            "tables": {name: packed(self.tables[name]) for name in sorted(used)},
            "elements": self.context.described,
            "as_of": as_of,
            "last_year": LAST_YEAR,
        }
        embedded = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
        choices = "".join(self.filter(name, values) for name, values in self.options().items())
        links = "".join(f'<li><a href="#{one.name}">{escape(one.title)}</a></li>' for one in self.chapters)
        body = "\n".join(self.section(number, one) for number, one in enumerate(self.chapters))
        return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(self.title)}</title>
<link rel="icon" href="data:,">
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#{self.chapters[0].name}">Skip to the summary</a>
<header class="top"><h1>{escape(self.title)}</h1>
<p>Figures as of <b>{escape(as_of or "the last build")}</b>, from {escape(Path(self.warehouse.name).name)}.
Every number comes from a table of the warehouse, or from an assumption that says so.</p></header>
<form class="filters" id="filters" onsubmit="return false" aria-label="Filters"><div class="choices">{choices}
<button type="reset">Show all</button></div><p id="state" role="status">Nothing is filtered.</p></form>
<div class="page"><nav aria-label="Chapters"><ol>{links}</ol></nav>
<main>
<noscript><p class="empty">Charts and filters need JavaScript, which is off. The numbers stand below.</p></noscript>
{body}
</main></div>
<script type="application/json" id="data">{embedded}</script>
<script>{vl_convert.javascript_bundle()}</script>
<script>{SCRIPT}</script>
</body>
</html>
"""

    def filter(self, name: str, values: list[str]) -> str:
        options = "".join(f"<option>{escape(str(value))}</option>" for value in values)
        state = "" if values else " disabled"
        return f'<label>{FILTERS[name]}<select name="{name}"{state}><option value="">all</option>{options}</select></label>'

    def section(self, number: int, chapter: Chapter) -> str:
        place = f'<span class="place">{number}</span>' if number else ""
        follows = f"Follows the filters {', '.join(chapter.follows)}." if chapter.follows else "Follows no filter."
        return f"""<section id="{chapter.name}" aria-labelledby="{chapter.name}_title">
<h2 id="{chapter.name}_title">{place}{escape(chapter.title)}</h2>
<p class="lead">{escape(chapter.lead)}</p><p class="follows">{follows}</p>{chapter.html}</section>"""


def packed(rows: pd.DataFrame) -> dict:
    """The columns and the rows, without a name beside each value."""
    values = [[None if pd.isna(value) else value for value in row] for row in rows.itertuples(index=False)]
    return {"columns": list(rows.columns), "rows": values}


def place_of(given: str | None) -> Path:
    """Where the file goes: TO, else beside the database. Raises Refused where it cannot be written."""
    path = Path(given) if given else database_file().with_name(f"{database_file().stem}_dashboard.html")
    if path.is_dir():
        raise Refused(f"TO is a folder, and a file is needed: {path}.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent} to write the dashboard to.")
    return path


def write(text: str, path: Path) -> None:
    """Put the page in the place of an older one, which stays readable until then."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as problem:
        raise Refused(f"The dashboard cannot be written to {path}: {problem.strerror}.") from None

"""What a chapter is made of. Each part knows its tables, writes itself as HTML and describes itself for page.js."""

from dataclasses import dataclass, field
from html import escape

import pandas as pd

from . import figures
from .charts import Chart
from .figures import Figure


@dataclass
class Context:
    """The tables of the page, the value of the chapter's picker, and what page.js has to know, by the id of an element."""

    tables: dict[str, pd.DataFrame]
    picked: dict[str, object] = field(default_factory=dict)
    described: dict[str, dict] = field(default_factory=dict)

    def add(self, part: str, description: dict) -> str:
        """The id of an element that page.js fills again."""
        name = f"{part}{len(self.described) + 1}"
        self.described[name] = {"part": part} | description
        return name

    def where(self, table: str, where: dict[str, object]) -> dict[str, object]:
        """With the choice of the chapter's picker, where the table has its column."""
        return where | {column: value for column, value in self.picked.items() if column in self.tables[table].columns}

    def number(self, figure: Figure) -> str:
        rows = figures.chosen(self.tables[figure.table], self.where(figure.table, figure.where), figure.latest)
        return figures.shown(figures.ratio(rows, figure.total, figure.over), figure.kind)

    def span(self, figure: Figure) -> str:
        """The number, which page.js writes again as filters change."""
        return f'<span class="figure" id="{self.add("figure", figure.described())}">{escape(self.number(figure))}</span>'


@dataclass
class Tiles:
    """A row of numbers."""

    figures: list[Figure]

    def parts(self) -> list[tuple[str, str]]:
        return [(figure.label, figure.table) for figure in self.figures]

    def html(self, context: Context) -> str:
        tiles = []
        for figure in self.figures:
            if context.tables[figure.table].empty:
                continue
            note = f'<span class="note">{escape(figure.note)}</span>' if figure.note else ""
            number = context.span(figure)
            tiles.append(f'<div class="tile"><dt>{escape(figure.label)}</dt><dd>{number}{note}</dd></div>')
        abreast = len(tiles) if len(tiles) < 7 else -(-len(tiles) // 2)
        return f'<dl class="tiles" style="--abreast:{abreast}">{"".join(tiles)}</dl>' if tiles else ""


@dataclass
class Words:
    """Sentences with numbers in them, each left out where a table of it is empty. {0} is the first figure."""

    sentences: list[tuple[str, list[Figure]]]

    def parts(self) -> list[tuple[str, str]]:
        return [(figure.label, figure.table) for _, said in self.sentences for figure in said]

    def html(self, context: Context) -> str:
        lines = []
        for text, said in self.sentences:
            if not any(context.tables[figure.table].empty for figure in said):
                lines.append(f"<li>{escape(text).format(*(f'<b>{context.span(figure)}</b>' for figure in said))}</li>")
        return f'<ul class="words">{"".join(lines)}</ul>' if lines else ""


@dataclass
class Picture:
    """A chart with its title, its alternative text and its numbers as a table."""

    chart: Chart

    def parts(self) -> list[tuple[str, str]]:
        return [(self.chart.title, self.chart.table)]

    def html(self, context: Context) -> str:
        chart = self.chart
        if context.tables[chart.table].empty:
            return ""
        name = context.add("chart", chart.described())
        note = f"<p class='note'>{escape(chart.note)}</p>" if chart.note else ""
        return f"""<figure class="card{" wide" if chart.is_wide else ""}" id="{name}">
<figcaption>{escape(chart.title)}</figcaption>
<div class="plot" role="img" aria-label="{escape(said(chart, context))}"></div>{note}
<details><summary>The numbers</summary><div class="scroll"></div></details></figure>"""


def said(chart: Chart, context: Context) -> str:
    """What a screen reader reads of a chart. page.js writes it the same way."""
    rows = figures.chosen(context.tables[chart.table], context.where(chart.table, {}), chart.latest)
    made = figures.grouped(rows, chart.by, chart.measures)
    most = 12
    told = [
        " ".join([*(plain(row[column], chart.kinds.get(column)) for column in chart.by), *numbers(row, chart)])
        for row in made.head(most).to_dict("records")
    ]
    more = f"; and {len(made) - most} more, in the table below" if len(made) > most else ""
    return f"{chart.title}: {'; '.join(told)}{more}." if told else f"{chart.title}: nothing fits the filters."


def numbers(row: dict, chart: Chart) -> list[str]:
    several = len(chart.measures) > 1
    return [
        (f"{chart.names.get(name, name)} " if several else "") + figures.shown(row[name], chart.kinds[name])
        for name in chart.measures
    ]


def plain(value: object, kind: str | None = None) -> str:
    if kind in figures.PLACES:
        return figures.shown(value, kind)
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return figures.NOTHING
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@dataclass
class Listing:
    """Rows of a table in their order. columns: the heading and the kind of each, 'id' or '' for words."""

    title: str
    table: str
    columns: dict[str, tuple[str, str]]
    top: int = 20
    where: dict[str, object] = field(default_factory=dict)
    note: str = ""

    def parts(self) -> list[tuple[str, str]]:
        return [(self.title, self.table)]

    def html(self, context: Context) -> str:
        rows = context.tables[self.table]
        if rows.empty:
            return ""
        where = context.where(self.table, self.where)
        name = context.add(
            "listing",
            {
                "table": self.table,
                "where": self.where,
                "top": self.top,
                "columns": [[column, *heading] for column, heading in self.columns.items()],
            },
        )
        head = "".join(f"<th scope='col'{css(kind)}>{escape(words)}</th>" for words, kind in self.columns.values())
        body = "".join(
            "<tr>"
            + "".join(
                f"<td{css(kind)}>{escape(plain(row[column], kind))}</td>" for column, (_, kind) in self.columns.items()
            )
            + "</tr>"
            for row in figures.chosen(rows, where).head(self.top).to_dict("records")
        )
        note = f"<p class='note'>{escape(self.note)}</p>" if self.note else ""
        many = " class='many'" if len(self.columns) > 6 else ""
        return f"""<figure class="card wide" id="{name}"><figcaption>{escape(self.title)}</figcaption>{note}
<div class="scroll" tabindex="0" role="region" aria-label="{escape(self.title)}"><table{many}><thead><tr>{head}</tr></thead>
<tbody>{body}</tbody></table></div><p class="count" role="status"></p></figure>"""


def css(kind: str) -> str:
    return f" class='{'number' if kind in figures.PLACES else kind}'" if kind else ""


@dataclass
class Overlaps:
    """An UpSet plot (Lex and others 2014): which sets of systems know how many people."""

    title: str
    table: str
    top: int = 14
    note: str = ""

    def parts(self) -> list[tuple[str, str]]:
        return [(self.title, self.table)]

    def html(self, context: Context) -> str:
        if context.tables[self.table].empty:
            return ""
        name = context.add("upset", {"table": self.table, "top": self.top, "title": self.title})
        return f"""<figure class="card wide" id="{name}"><figcaption>{escape(self.title)}</figcaption>
<p class='note'>{escape(self.note)}</p><div class="scroll" tabindex="0" role="region"
 aria-label="{escape(self.title)}"></div><p class="count" role="status"></p></figure>"""


@dataclass
class Raw:
    """HTML that follows no filter; whoever writes it escapes what comes from data."""

    text: str

    def parts(self) -> list[tuple[str, str]]:
        return []

    def html(self, context: Context) -> str:
        return self.text

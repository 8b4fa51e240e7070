"""An answer as one HTML file that needs nothing else: the waterfall of the pair and the network around it."""

from html import escape
from pathlib import Path

from pages import table, whole

from . import drawing
from .parts import Answer, Table

STYLE = Path(__file__).with_name("style.css").read_text()

LEGEND = """<p class="legend"><span class="key for"></span>for one person<span class="key against"></span>against
<span class="key for rarity"></span><span class="key against rarity"></span>how rare or common the shared value is
<span class="key dashes"></span>a match from here on</p>"""


def drawn(answer: Answer) -> str:
    """The text of the HTML file."""
    parts = "\n".join(tabled(part) if isinstance(part, Table) else f"<p>{escape(part)}</p>" for part in answer.parts)
    heading, ends = titled(answer)
    body = f"<h1>{escape(heading)}</h1>\n<p>{escape(ends)}</p>\n{parts}\n<h2>The records around them</h2>\n"
    return whole(heading, body + drawing.network(answer), STYLE + drawing.STYLE)


def titled(answer: Answer) -> tuple[str, str]:
    """Whom the two records are about, by name where they have one, and which records they are."""
    called = dict(zip(answer.records["record_key"], answer.records[["name", "who"]].itertuples(index=False), strict=True))
    one, other = (called[key] for key in answer.ends)
    return f"{one.who or one.name} and {other.who or other.name}", f"A is {one.name}, B is {other.name}."


def tabled(part: Table) -> str:
    """A table; its bars, where it has some, stand in a last column."""
    kind, legend = ("waterfall", LEGEND) if part.bars else ("plain", "")
    bars = barred(part) if part.bars else ()
    return table(part.columns, part.rows, ("bits", "rarity", "total", "alike"), kind, bars) + legend


def barred(table: Table) -> list[str]:
    """One cell per row: from where the row starts to where its level ends, and on to where its rarity ends."""
    reached = [0.0, table.threshold, *(bits for bar in table.bars for bits in bar)]
    least, span = min(reached), (max(reached) - min(reached)) or 1.0

    def at(bits: float) -> float:
        return 2 + 96 * (bits - least) / span

    def bar(start: float, end: float, kind: str) -> str:
        side = "for" if end >= start else "against"
        left, width = at(min(start, end)), abs(at(end) - at(start))
        return f'<i class="{side} {kind}" style="left:{left:.2f}%;width:{width:.2f}%"></i>' if start != end else ""

    lines = f'<b style="left:{at(0):.2f}%"></b><b class="threshold" style="left:{at(table.threshold):.2f}%"></b>'
    return [
        f'<td class="bars">{lines}{bar(start, level, "level")}{bar(level, rarity, "rarity")}</td>'
        for start, level, rarity in table.bars
    ]

"""An answer as one HTML file that needs nothing else: the waterfall of the pair and the network around it."""

from html import escape
from pathlib import Path

from .drawing import network
from .parts import Answer, Table

STYLE = Path(__file__).with_name("style.css").read_text()

LEGEND = """<p class="legend"><span class="key for"></span>for one person<span class="key against"></span>against
<span class="key for rarity"></span><span class="key against rarity"></span>how rare or common the shared value is
<span class="key dashes"></span>a match from here on</p>"""


def drawn(answer: Answer) -> str:
    """The text of the HTML file."""
    parts = "\n".join(tabled(part) if isinstance(part, Table) else f"<p>{escape(part)}</p>" for part in answer.parts)
    heading = escape(answer.title)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{heading}</title>\n<style>{STYLE}</style>\n'
        f"<h1>{heading}</h1>\n{parts}\n<h2>The records around them</h2>\n{network(answer)}\n</html>\n"
    )


def tabled(table: Table) -> str:
    """A table; its bars, where it has some, stand in a last column."""
    kinds = [' class="number"' if column in ("bits", "rarity", "total", "alike") else "" for column in table.columns]
    head = "".join(f"<th{kind}>{escape(column)}</th>" for kind, column in zip(kinds, table.columns, strict=True))
    rows = [
        "".join(f"<td{kind}>{breakable(cell)}</td>" for kind, cell in zip(kinds, row, strict=True)) for row in table.rows
    ]
    if table.bars:
        head += "<th></th>"
        rows = [row + bars for row, bars in zip(rows, barred(table), strict=True)]
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    kind, legend = ("waterfall", LEGEND) if table.bars else ("plain", "")
    return f'<table class="{kind}"><tr>{head}</tr>\n{body}</table>{legend}'


def breakable(cell: str) -> str:
    """An email may go on in the next line after its @."""
    return escape(cell).replace("@", "@<wbr>")


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

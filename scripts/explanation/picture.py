"""An answer as one HTML file that needs nothing else: the waterfall of the pair and the network around it."""

from html import escape

from .parts import Answer, Table
from .drawing import network

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1f2937; background: #fff; max-width: 1180px; margin: 32px auto; padding: 0 24px }
h1 { font-size: 22px; margin: 0 0 4px } h2 { font-size: 17px; margin: 32px 0 8px } p { margin: 8px 0; max-width: 100ch }
p:first-of-type { font-size: 17px }
table { border-collapse: collapse; margin: 16px 0; font-size: 13.5px; width: 100% }
th { text-align: left; font-weight: 600; color: #4b5563; border-bottom: 2px solid #d1d5db; padding: 4px 10px 4px 0 }
td { border-bottom: 1px solid #e5e7eb; padding: 5px 10px 5px 0; overflow-wrap: anywhere; max-width: 240px }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal }
td.bars { position: relative; width: 27%; min-width: 240px; padding: 0 } td:first-child { white-space: nowrap; overflow-wrap: normal }
td.bars i { position: absolute; top: 50%; height: 15px; margin-top: -8px; min-width: 1px; border-radius: 1px }
td.bars b { position: absolute; top: 0; bottom: -1px; border-left: 1px solid #d1d5db }
td.bars b.threshold { border-left: 2px dashed #111827 }
.for { background: #2563eb } .for.rarity { background: #93c5fd }
.against { background: #d9480f } .against.rarity { background: #fdba74 }
.key { display: inline-block; width: 22px; height: 11px; margin: 0 6px 0 16px }
.key:first-child { margin-left: 0 } .dashes { height: 0; border-top: 2px dashed #111827; vertical-align: middle }
p.legend { max-width: none; font-size: 13px; color: #4b5563 }
svg { width: 100%; height: auto } svg text { font: 13px system-ui, sans-serif; fill: #111827 }
svg text.who { font-size: 11.5px; fill: #4b5563 } svg text.letter { font-size: 11px; font-weight: 700; fill: #fff; text-anchor: middle }
svg text.bits { font-size: 12px; text-anchor: middle; paint-order: stroke; stroke: #fff; stroke-width: 4px }
"""

LEGEND = """<p class="legend"><span class="key for"></span>for one person<span class="key against"></span>against
<span class="key for rarity"></span><span class="key against rarity" style="margin-left:0"></span>how rare or common the shared value is
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
    rows = ["".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True)) for row in table.rows]
    if table.bars:
        head += "<th></th>"
        rows = [row + bars for row, bars in zip(rows, barred(table), strict=True)]
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return f"<table><tr>{head}</tr>\n{body}</table>" + (LEGEND if table.bars else "")


def barred(table: Table) -> list[str]:
    """One cell per row: from where the row starts to where its grade ends, and on to where its rarity ends."""
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
        f'<td class="bars">{lines}{bar(start, grade, "grade")}{bar(grade, rarity, "rarity")}</td>'
        for start, grade, rarity in table.bars
    ]

"""What the warehouse may be worth in a year: figures of the tables times assumptions, which are inputs on the page."""

import csv
from dataclasses import dataclass
from html import escape
from math import prod
from pathlib import Path

from . import figures
from .figures import Figure
from .parts import Context

FILE = Path(__file__).parent / "assumptions.csv"
IN_UNITS = {"%": 1 / 100, "minutes": 1 / 60}  # of one, and of an hour


def assumptions() -> list[dict[str, str]]:
    """name, label, value, unit and why of each."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Line:
    """A figure, or 1 without one, times assumptions. sign: 1 is money that comes in or stays, -1 is a cost."""

    label: str
    figure: Figure | None
    times: list[str]
    sign: int = 1


@dataclass
class Worth:
    lines: list[Line]

    def parts(self) -> list[tuple[str, str]]:
        return [(line.label, line.figure.table) for line in self.lines if line.figure]

    def html(self, context: Context) -> str:
        given = assumptions()
        factors = {row["name"]: float(row["value"]) * IN_UNITS.get(row["unit"], 1) for row in given}
        words = {row["name"]: row["label"] for row in given}
        known = [line for line in self.lines if line.figure is None or not context.tables[line.figure.table].empty]
        if not any(line.figure for line in known):
            return ""
        inputs = "".join(
            f"""<label>{escape(row["label"])} <span class="unit">({escape(row["unit"])})</span>
<input type="number" min="0" step="any" inputmode="decimal" name="{escape(row["name"])}" value="{escape(row["value"])}"
 data-factor="{IN_UNITS.get(row["unit"], 1)}" aria-describedby="why_{escape(row["name"])}">
<span class="note" id="why_{escape(row["name"])}">{escape(row["why"])}</span></label>"""
            for row in given
        )
        body, total = [], 0.0
        for line in known:
            base = 1.0
            if line.figure:
                rows = figures.chosen(context.tables[line.figure.table], context.where(line.figure.table, line.figure.where))
                base = figures.ratio(rows, line.figure.total, line.figure.over) or 0.0
            amount = line.sign * base * prod(factors[name] for name in line.times)
            total += amount
            steps = " × ".join(
                [*([context.span(line.figure)] if line.figure else []), *(escape(words[n]) for n in line.times)]
            )
            body.append(
                f"<tr><th scope='row'>{escape(line.label)}</th><td>{steps}</td>"
                f"<td class='number amount'>{figures.shown(amount, 'money')}</td><td class='bar'><span></span></td></tr>"
            )
        described = [
            {"figure": line.figure and line.figure.described(), "times": line.times, "sign": line.sign} for line in known
        ]
        name = context.add("worth", {"lines": described})
        return f"""<form class="assumptions card wide" id="{name}" onsubmit="return false">
<h3>Your assumptions</h3><p class="note">None of these is in the data. They begin with the values of
scripts/dashboard/assumptions.csv, and every amount below follows them.</p><div class="inputs">{inputs}</div>
<button type="reset">Back to the values of the file</button>
<div class="scroll" tabindex="0" role="region" aria-label="Amounts per year">
<table><thead><tr><th scope="col">per year</th><th scope="col">figure of the data × assumptions</th>
<th scope="col" class="number">amount</th><td></td></tr></thead><tbody>{"".join(body)}</tbody>
<tfoot><tr><th scope="row" colspan="2">what remains</th><td class="number total" aria-live="polite">{
            figures.shown(total, "money")
        }</td><td></td></tr></tfoot></table></div></form>"""

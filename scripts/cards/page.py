"""A model card as one HTML page that needs nothing else: the library that draws is inside."""

import json
from html import escape
from pathlib import Path

import vl_convert

from . import charts
from .known import Card
from .tables import drift, facts, figures, segments

STYLE = (Path(__file__).parent / "style.css").read_text()
PURPOSE = """It gives each constituent the probability of an outcome: {label}. Teams use it to decide whom to reach first.
It decides nothing by itself."""
LIMITS = """\
<li>A score says what a person may do, not whom a call will move. Only a test with a control group shows that.</li>
<li>It knows what the systems of the organisation know, and nothing of a person's wealth, health or plans.</li>
<li>No feature is age, name, place or anything that stands for origin. The segments show where it ranks worse.</li>
<li>Where outcomes are few, intervals are wide: read them before the figure.</li>"""


def page(card: Card) -> str:
    """The text of the HTML file."""
    name = card.target["target"]
    shown = {place: spec for place, spec in charts.of_card(card).items() if spec}
    boxes = "".join(
        f'<div class="chart" role="img" aria-label="{escape(spec["description"])}"><div id="{place}"></div></div>'
        for place, spec in shown.items()
    )
    specs = json.dumps(shown).replace("</", "<\\/")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Model card: {name}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Model card: {name}</h1>
<p>{escape(PURPOSE.format(label=card.target["label"]))}</p>
{facts(card)}
<h2>How good it is</h2>
<p>{escape(tested(card))}</p>
{figures(card)}
<main>{boxes}</main>
<h2>By segment</h2>
{segments(card)}
<h2>What has moved since it was learnt</h2>
{drift(card)}
<h2>Limits</h2>
<ul>
{LIMITS}
</ul>
<script>{vl_convert.javascript_bundle()}</script>
<script>
for (const [place, spec] of Object.entries({specs}))
  vegaEmbed("#" + place, spec, {{actions: false, renderer: "svg"}});
</script>
</body>
</html>
"""


def tested(card: Card) -> str:
    """On which day and whom."""
    cases, share = card.one("ours", "cases"), card.one("ours", "share")
    if cases is None:
        return "No window of outcomes is over yet, so nothing can be said."
    day = card.cuts.loc[card.cuts.cut == "test", "as_of_date"].max()
    return (
        f"On {day:%Y-%m-%d}, which it had not seen: {cases:,.0f} people, of whom {share:.1%} had the outcome. "
        "The simple scores saw the same days."
    )

"""The dictionary as one HTML page that needs nothing else."""

from html import escape
from pathlib import Path

from .book import WAREHOUSES, about, certified, number, period_of
from .values import Series

HERE = Path(__file__).parent
STYLE, SCRIPT = (HERE / "style.css").read_text(), (HERE / "find.js").read_text()
WIDTH, HEIGHT, EDGE = 600, 50, 4


def page(said: dict, series: dict[str, Series]) -> str:
    """The text of the HTML file."""
    metrics = said["metrics"]
    body = "\n".join(article(metric, series.get(metric["name"])) for metric in metrics)
    categories = "".join(f"<option>{escape(one)}</option>" for one in sorted({metric["category"] for metric in metrics}))
    views = "\n".join(view(name, of_warehouse) for name, of_warehouse in said["views"].items())
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Data dictionary of the metrics</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Data dictionary of the metrics</h1>
<p>Each number has one definition. This page says what it is, who answers for it, and the SQL behind it.</p>
<form class="tools" onsubmit="return false">
<label>Find<input id="words" type="search" placeholder="donor retention"></label>
<label>Category<select id="category"><option value="">all</option>{categories}</select></label>
<span id="count" role="status">{len(metrics)} metrics</span>
</form>
<main>
{body}
</main>
<h2>Metric views and semantic views</h2>
<p>The same metrics as objects of a warehouse. What a warehouse cannot say stands there by name, with the reason.</p>
{views}
<script>{SCRIPT}</script>
</body>
</html>
"""


def article(metric: dict, found: Series | None) -> str:
    """One metric."""
    text = " ".join([metric["name"], metric["label"], metric["definition"], metric["business_owner"]]).lower()
    state = certified(found)
    value = '<span class="none">no value yet</span>'
    if found:
        value = (
            f'<span class="value">{number(found.values[-1], metric["unit"])} '
            f'<span class="period">{escape(metric["unit"])}, {period_of(found, metric["grain"])}</span></span>'
        )
    said = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in about(metric).items())
    sql = "".join(
        f"<details><summary>{name}</summary><pre><code>{escape(metric['sql'][warehouse])}</code></pre></details>"
        for warehouse, name in WAREHOUSES.items()
    )
    found_by = f'data-category="{escape(metric["category"])}" data-text="{escape(text)}"'
    return f"""<article class="metric" id="{metric["name"]}" {found_by}>
<header><h2>{escape(metric["label"])}</h2><span class="badge {state.split()[0]}">{escape(state)}</span></header>
<div class="name">{metric["name"]}</div>
<p>{escape(metric["definition"])}</p>
{value}
{line(metric, found) if found and len(found.values) > 1 else ""}
{uncertainty(metric, found)}
<dl>{said}</dl>
{sql}
</article>"""


def uncertainty(metric: dict, found: Series | None) -> str:
    """What the last value could be, where identity leaves it open."""
    if not found or found.low == found.high:
        return ""
    low, high = (number(value, metric["unit"]) for value in (found.low, found.high))
    return f"<p>From {low} to {high}, by what is still undecided about who is who.</p>"


def line(metric: dict, found: Series) -> str:
    """The last values as a line."""
    least, span = min(found.values), (max(found.values) - min(found.values)) or 1
    step = (WIDTH - 2 * EDGE) / (len(found.values) - 1)
    points = [
        (EDGE + place * step, HEIGHT - EDGE - (value - least) / span * (HEIGHT - 2 * EDGE))
        for place, value in enumerate(found.values)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    first, last = (number(value, metric["unit"]) for value in (found.values[0], found.values[-1]))
    said = escape(f"{metric['label']}, the last {len(points)} periods: from {first} to {last}")
    return (
        f'<svg class="line" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" aria-label="{said}">'
        f'<polyline points="{path}" fill="none" stroke="var(--mark)" stroke-width="2" '
        'vector-effect="non-scaling-stroke"/></svg>'
    )


def view(name: str, views: dict[str, str]) -> str:
    """The views of one table, folded."""
    return "".join(
        f"<details><summary>{escape(name)}: {kind}</summary>"
        f"<pre><code>{escape(views[warehouse].strip())}</code></pre></details>"
        for warehouse, kind in {"snowflake": "semantic view of Snowflake", "databricks": "metric view of Databricks"}.items()
    )

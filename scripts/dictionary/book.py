"""The metrics as text: a list for a terminal, and the dictionary in Markdown."""

from .values import Series

WAREHOUSES = {
    "duckdb": "SQL for DuckDB",
    "snowflake": "SQL for Snowflake",
    "databricks": "SQL for Databricks",
    "standard": "SQL by the standard",
}
BARS = "▁▂▃▄▅▆▇█"


def printed(metrics: list[dict], series: dict[str, Series]) -> str:
    """One line for each metric: name, owner, the last period that is over, the value and whether it is certified."""
    rows = [["metric", "owner", "period", "value", "unit", "definition is"]]
    for metric in metrics:
        found = series.get(metric["name"])
        period, value = (
            (period_of(found, metric["grain"]), number(found.values[-1], metric["unit"])) if found else ("", "none yet")
        )
        certification = found.certification if found else ""
        rows.append([metric["name"], metric["business_owner"], period, value, metric["unit"], certification])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place == 3 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def period_of(found: Series, grain: str) -> str:
    """The last period in words: 2026-09, FY2026 by the year in which it ends, or a day."""
    day = found.days[-1]
    if grain == "fiscal_year":
        return f"FY{day.year + (day.month > 1)}"
    return f"{day:%Y-%m}" if grain == "month" else f"{day}"


def number(value: float, unit: str) -> str:
    """number(0.3878, "share")  ->  38.8%        number(1234.5, "US dollars")  ->  1,234.50"""
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:,.2f}" if "dollars" in unit else f"{value:,.0f}"


def little_line(values: list[float]) -> str:
    """The values as bars of text: [1, 2, 3] -> ▁▄█."""
    least, span = min(values), (max(values) - min(values)) or 1
    return "".join(BARS[round((value - least) / span * (len(BARS) - 1))] for value in values)


def about(metric: dict) -> dict[str, str]:
    """What is said of a metric besides its definition and its values."""
    said = {
        "Category": metric["category"],
        "Business owner": metric["business_owner"],
        "Data steward": metric["data_steward"],
        "Unit": metric["unit"],
        "Grain": metric["grain"].replace("_", " "),
        "Dimensions": ", ".join(metric["dimensions"]) or "none",
        "Refreshed": metric["refresh"],
        "Version": "; ".join(metric["changes"]),
        "Last reviewed": metric["last_reviewed"],
        "Checks": "; ".join(f"{check['check']} ({check['severity']})" for check in metric["checks"]),
        "Source of the definition": metric.get("source"),
        "Table": metric["lineage"][0],
        "Made of": ", ".join(metric["lineage"][1:]),
        "In metric and semantic views": f"No: {metric['refused']}" if metric["refused"] else "Yes",
    }
    return {key: str(value) for key, value in said.items() if value}


def certified(found: Series | None) -> str:
    if found is None:
        return "proposed"
    return f"certified by {found.certified_by}" if found.certified_by else found.certification


def marked_down(said: dict, series: dict[str, Series]) -> str:
    """The dictionary in Markdown."""
    parts = ["# Data dictionary of the metrics\n", "| metric | definition | owner |", "|---|---|---|"]
    parts += [f"| [{m['label']}](#{m['name']}) | {m['definition']} | {m['business_owner']} |" for m in said["metrics"]]
    for metric in said["metrics"]:
        found = series.get(metric["name"])
        parts += [f'\n## <a id="{metric["name"]}"></a>{metric["label"]} (`{metric["name"]}`)\n', metric["definition"] + "\n"]
        if found:
            value = number(found.values[-1], metric["unit"])
            parts.append(f"{period_of(found, metric['grain'])}: **{value}** {little_line(found.values)}\n")
        parts += [f"- {key}: {value}" for key, value in {**about(metric), "Definition is": certified(found)}.items()]
        for warehouse, name in WAREHOUSES.items():
            parts.append(f"\n{name}\n\n```sql\n{metric['sql'][warehouse]}\n```")
    parts.append("\n# Metric views and semantic views\n")
    for name, views in said["views"].items():
        parts.append(f"\n## {name}\n\nSnowflake, semantic view\n\n```sql\n{views['snowflake'].strip()}\n```")
        parts.append(f"\nDatabricks, metric view\n\n```yaml\n{views['databricks'].strip()}\n```")
    return "\n".join(parts) + "\n"

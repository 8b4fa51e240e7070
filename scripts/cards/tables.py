"""The tables of a model card, as HTML."""

from html import escape

import pandas as pd

from .known import Card

NAMES = {
    "ours": "ours",
    "challenger": "the proposed version",
    "recency": "recency alone",
    "rfm": "RFM",
    "logistic": "logistic regression",
    # of made-up people alone, by make bench-churn
    "oracle": "the true probability",
    "leak on": "features that leak",
}
WORDS = {
    "auc": "AUC: how often who had the outcome has the higher score",
    "pr_auc": "PR AUC: precision by recall",
    "brier": "Brier score: mean squared error of the probability",
    "log_loss": "Log loss",
    "calibration_error": "Expected calibration error",
}


def table(head: list[str], rows: list[list[str]]) -> str:
    """The first cell of each row names it."""
    titles = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        f"<tr><th scope='row'>{escape(row[0])}</th>" + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return f"<div class='wide'><table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"


def figures(card: Card) -> str:
    """Measures by predictor."""
    predictors = [name for name in NAMES if card.one(name, "auc") is not None]
    if not predictors:
        return ""
    rows = []
    for measure, words in WORDS.items():
        values = [card.one(name, measure) for name in predictors]
        rows.append([words, *("" if value is None or pd.isna(value) else f"{value:.3f}" for value in values)])
    for part in card.of("ours", "precision_at_top")["place"]:
        found = [card.of(name, "precision_at_top").set_index("place")["value"] for name in predictors]
        words = f"Of the highest {part:.0%}, how many had the outcome"
        rows.append([words, *(f"{values[part]:.1%}" if part in values else "" for values in found)])
    return table(["", *(NAMES[name] for name in predictors)], rows)


def segments(card: Card) -> str:
    """What was predicted and what happened, by segment."""
    own = card.measures[(card.measures.predictor == "ours") & (card.measures.segment != "all")]
    if own.empty:
        return "<p>No segment has outcomes yet.</p>"
    measures = ["cases", "mean_score", "share", "auc"]
    found = own.pivot_table(index="segment", columns="measure", values="value").reindex(columns=measures)
    rows = [
        [
            str(row.Index).replace("_", " "),
            f"{row.cases:,.0f}",
            f"{row.mean_score:.1%}",
            f"{row.share:.1%}",
            "too few" if pd.isna(row.auc) else f"{row.auc:.3f}",
        ]
        for row in found.itertuples()
    ]
    return table(["segment", "people", "predicted", "happened", "AUC"], rows)


def drift(card: Card) -> str:
    """The features that moved most, by the population stability index."""
    if card.drift.empty:
        return "<p>Nothing to compare yet.</p>"
    rows = [[row.feature.replace("_", " "), f"{row.psi:.3f}", row.severity] for row in card.drift.itertuples()]
    return table(["feature", "PSI", ""], rows)


def facts(card: Card) -> str:
    """What is used, from when, and of how many."""
    methods = ", ".join(f"{row.method}: {row.people:,} people" for row in card.methods.itertuples())
    said = {"method": methods or "nobody to score"}
    if version := card.version:
        figures, library = version["figures"], version["library"]
        said["version"] = f"{version['version']}, {version['decision']}: {version['reason']}"
        said["learnt on"] = f"{version['trained_on']:%Y-%m-%d}, from {len(version['features'])} features, with {library}"
        said["cases"] = "; ".join(
            f"{cut} {count:,} ({figures['positives'][cut]:,} with the outcome)" for cut, count in figures["cases"].items()
        )
    said["window"] = f"{card.target['window_days']} days, after a gap of {card.target['gap_days']} days"
    said["cuts"] = ", ".join(f"{row.cut} {row.as_of_date:%Y-%m-%d}" for row in card.cuts.itertuples())
    return "<dl>" + "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in said.items()) + "</dl>"

"""The pictures of a model card, each as a Vega-Lite specification. Blue is ours, orange is what it is compared with."""

import altair as alt
import pandas as pd

from .known import Card
from .tables import NAMES

OURS, OTHER, SOFT = "#0072B2", "#E69F00", "#7f8c99"  # of Okabe and Ito, for all kinds of colour vision
SHARE = alt.Axis(format="%")


def of_card(card: Card) -> dict[str, dict | None]:
    """The pictures by name; None where there is nothing to draw."""
    return {
        "ranking": ranking(card),
        "reliability": reliability(card),
        "lift": lift(card),
        "drivers": drivers(card.reasons),
        "scores": scores(card.scores),
    }


def drawn(chart: alt.Chart | alt.LayerChart, title: str, said: str, height: int = 240) -> dict:
    """said: what a screen reader reads."""
    fits = alt.AutoSizeParams(type="fit-x", contains="padding")
    shown = chart.properties(title=title, width="container", height=height, description=said, autosize=fits)
    return shown.configure_axis(labelFontSize=12, titleFontSize=12).to_dict()


def ranking(card: Card) -> dict | None:
    """AUC of each predictor, with its interval."""
    auc = card.measures[(card.measures.measure == "auc") & (card.measures.segment == "all")]
    auc = auc.set_index("predictor").reindex([name for name in NAMES if name in set(auc.predictor)]).reset_index()
    if auc.empty:
        return None
    auc = auc.assign(predictor=auc.predictor.map(NAMES))[["predictor", "value", "low", "high"]]
    places = alt.Y("predictor:N", sort=None, title=None)
    across = alt.X("low:Q", title="AUC (0.5 is chance)", scale=alt.Scale(zero=False))
    intervals = alt.Chart(auc).mark_rule(strokeWidth=3, color=SOFT).encode(x=across, x2="high:Q", y=places)
    colour = alt.condition("datum.predictor == 'ours'", alt.value(OURS), alt.value(OTHER))
    told = ["predictor", *(alt.Tooltip(name, format=".3f") for name in ("value", "low", "high"))]
    points = alt.Chart(auc).mark_point(size=90, filled=True, opacity=1)
    points = points.encode(x="value:Q", y=places, color=colour, tooltip=told)
    said = "; ".join(f"{row.predictor} {row.value:.3f}" for row in auc.itertuples())
    return drawn(intervals + points, "How well it ranks people", f"Area under the curve: {said}", 30 * len(auc) + 40)


def reliability(card: Card) -> dict | None:
    """What was predicted against what happened, by tenths of the scores."""
    expected, seen = card.of("ours", "expected_share"), card.of("ours", "seen_share")
    tenths = expected[["place", "value"]].rename(columns={"value": "predicted"}).merge(seen, on="place")
    if tenths.empty:
        return None
    tenths = tenths.rename(columns={"value": "observed"})[["predicted", "observed", "low", "high"]]
    most = float(tenths[["predicted", "high"]].max().max())
    right = pd.DataFrame({"predicted": [0, most], "observed": [0, most]})
    line = alt.Chart(right).mark_line(strokeDash=[4, 4], color=SOFT).encode(x="predicted:Q", y="observed:Q")
    across = alt.X("predicted:Q", title="predicted", axis=SHARE)
    intervals = alt.Chart(tenths).mark_rule(color=OURS)
    intervals = intervals.encode(x=across, y=alt.Y("low:Q", title="what happened", axis=SHARE), y2="high:Q")
    told = [alt.Tooltip(name, format=".3f") for name in ("predicted", "observed")]
    points = alt.Chart(tenths).mark_point(filled=True, size=70, color=OURS, opacity=1)
    points = points.encode(x=across, y="observed:Q", tooltip=told)
    said = "; ".join(f"predicted {row.predicted:.3f}, happened {row.observed:.3f}" for row in tenths.itertuples())
    return drawn(line + intervals + points, "Whether a probability means what it says", f"By tenths of the scores: {said}")


def lift(card: Card) -> dict | None:
    """How often it happened in each tenth of the scores, as a multiple of the mean."""
    tenths = card.of("ours", "lift").rename(columns={"place": "tenth", "value": "lift"})[["tenth", "lift"]].dropna()
    if tenths.empty:
        return None
    tenths["tenth"] = tenths["tenth"].astype(int)
    bars = alt.Chart(tenths).mark_bar(color=OURS).encode(
        x=alt.X("tenth:O", title="tenth of the people, the highest scores first", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("lift:Q", title="times the mean"),
        tooltip=["tenth", alt.Tooltip("lift", format=".2f")],
    )  # fmt: skip
    mean = alt.Chart(pd.DataFrame({"lift": [1]})).mark_rule(strokeDash=[4, 4], color=SOFT).encode(y="lift:Q")
    said = "; ".join(f"tenth {row.tenth}: {row.lift:.2f} times" for row in tenths.itertuples())
    return drawn(bars + mean, "Whom a list of the highest scores finds", f"Lift by tenth: {said}")


def drivers(reasons: pd.DataFrame) -> dict | None:
    """How many people have a feature among the reasons of their score today."""
    if reasons.empty:
        return None
    bars = alt.Chart(reasons).mark_bar(color=OURS).encode(
        x=alt.X("people:Q", title="people who have it among their three reasons"),
        y=alt.Y("words:N", sort="-x", title=None, axis=alt.Axis(labelLimit=170)),
        tooltip=["words", "people"],
    )  # fmt: skip
    said = "; ".join(f"{row.words}: {row.people}" for row in reasons.itertuples())
    return drawn(bars, "What raises scores today", f"People by reason: {said}", 24 * len(reasons) + 30)


def scores(counted: pd.DataFrame) -> dict | None:
    """How many people have which score today."""
    if counted.empty:
        return None
    bars = alt.Chart(counted).mark_bar(color=OURS).encode(
        x=alt.X("score_from:Q", bin="binned", title="score", axis=SHARE),
        x2="score_to:Q",
        y=alt.Y("people:Q", title="people"),
        tooltip=[alt.Tooltip("score_from", format=".2f"), "people"],
    )  # fmt: skip
    highest = counted.iloc[-1]
    said = f"{int(counted.people.sum())} people; {int(highest.people)} of them from {highest.score_from:.2f} on"
    return drawn(bars, "Scores today", said)

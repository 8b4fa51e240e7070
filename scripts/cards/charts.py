"""The pictures of a model card, each as a Vega-Lite specification. Colours are those of Okabe and Ito, with other shapes."""

import altair as alt
import pandas as pd

OURS, OTHER, SOFT = "#0072B2", "#E69F00", "#7f8c99"
WIDTH = "container"


def described(chart: alt.Chart | alt.LayerChart, title: str, said: str, height: int = 240) -> dict:
    """The specification, with the text that a screen reader says."""
    shown = chart.properties(title=title, width=WIDTH, height=height, description=said)
    return shown.configure_axis(labelFontSize=12, titleFontSize=12).to_dict()


def comparison(auc: pd.DataFrame) -> dict:
    """Area under the curve of each predictor with its interval. Columns: predictor, value, low, high."""
    bars = alt.Chart(auc).mark_rule(strokeWidth=3, color=SOFT).encode(
        x=alt.X("low:Q", title="AUC (0.5 is chance)", scale=alt.Scale(zero=False)), x2="high:Q", y=alt.Y("predictor:N", sort=None, title=None)
    )  # fmt: skip
    points = alt.Chart(auc).mark_point(size=90, filled=True, opacity=1).encode(
        x="value:Q",
        y=alt.Y("predictor:N", sort=None),
        color=alt.condition("datum.predictor == 'ours'", alt.value(OURS), alt.value(OTHER)),
        tooltip=["predictor", alt.Tooltip("value", format=".3f"), alt.Tooltip("low", format=".3f"), alt.Tooltip("high", format=".3f")],
    )  # fmt: skip
    said = "; ".join(f"{row.predictor} {row.value:.3f}" for row in auc.itertuples())
    return described(bars + points, "How well it ranks people", f"Area under the curve: {said}", height=30 * len(auc) + 40)


def reliability(tenths: pd.DataFrame) -> dict:
    """Predicted against observed, in tenths of the scores. Columns: predicted, observed, low, high, people."""
    most = float(max(tenths.predicted.max(), tenths.high.max(), 0.01))
    line = alt.Chart(pd.DataFrame({"x": [0, most], "y": [0, most]})).mark_line(strokeDash=[4, 4], color=SOFT).encode(x="x:Q", y="y:Q")
    share = alt.Axis(format="%")
    bars = alt.Chart(tenths).mark_rule(color=OURS).encode(
        x=alt.X("predicted:Q", title="predicted", axis=share), y=alt.Y("low:Q", title="what happened", axis=share), y2="high:Q"
    )  # fmt: skip
    points = alt.Chart(tenths).mark_point(filled=True, size=70, color=OURS, opacity=1).encode(
        x="predicted:Q", y="observed:Q", tooltip=[alt.Tooltip(name, format=".3f") for name in ("predicted", "observed")] + ["people"]
    )  # fmt: skip
    said = "; ".join(f"predicted {row.predicted:.3f}, happened {row.observed:.3f}" for row in tenths.itertuples())
    return described(line + bars + points, "Whether a probability means what it says", f"By tenths of the scores: {said}")


def lift(tenths: pd.DataFrame) -> dict:
    """How often it happened in each tenth, as a multiple of the mean. Columns: tenth (1 has the highest scores), lift."""
    bars = alt.Chart(tenths).mark_bar(color=OURS).encode(
        x=alt.X("tenth:O", title="tenth of the people, the highest scores first"),
        y=alt.Y("lift:Q", title="times the mean"),
        tooltip=["tenth", alt.Tooltip("lift", format=".2f")],
    )  # fmt: skip
    mean = alt.Chart(pd.DataFrame({"y": [1]})).mark_rule(strokeDash=[4, 4], color=SOFT).encode(y="y:Q")
    said = "; ".join(f"tenth {row.tenth}: {row.lift:.2f} times" for row in tenths.itertuples())
    return described(bars + mean, "Whom a list of the highest scores finds", f"Lift by tenth: {said}")


def drivers(reasons: pd.DataFrame) -> dict:
    """How many people have a feature among their reasons. Columns: words, people."""
    bars = alt.Chart(reasons).mark_bar(color=OURS).encode(
        x=alt.X("people:Q", title="people who have it among their three reasons"),
        y=alt.Y("words:N", sort="-x", title=None, axis=alt.Axis(labelLimit=260)),
        tooltip=["words", "people"],
    )  # fmt: skip
    said = "; ".join(f"{row.words}: {row.people}" for row in reasons.itertuples())
    return described(bars, "What raises scores today", f"People by reason: {said}", height=24 * len(reasons) + 30)


def scores(counted: pd.DataFrame) -> dict:
    """How many people have which score today. Columns: score_from, people."""
    bars = alt.Chart(counted).mark_bar(color=OURS).encode(
        x=alt.X("score_from:Q", bin="binned", title="score", axis=alt.Axis(format="%")), x2="score_to:Q",
        y=alt.Y("people:Q", title="people"), tooltip=[alt.Tooltip("score_from", format=".2f"), "people"],
    )  # fmt: skip
    said = f"{int(counted.people.sum())} people, of whom {int(counted.people.iloc[-1])} are in the highest band"
    return described(bars, "Scores today", said)

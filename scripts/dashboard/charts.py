"""The charts of the page, each a Vega-Lite specification over rows that page.js groups anew as filters change.

Colours are those of Okabe and Ito, for all kinds of colour vision.
"""

from dataclasses import asdict, dataclass, field

import altair as alt

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, GREY = "#CC79A7", "#56B4E9", "#8a97a6"
SERIES = [BLUE, ORANGE, GREEN, PURPLE, SKY, RED, GREY]
FORMATS = {"count": ",.0f", "money": "$,.0f", "share": ".0%", "number": ",.2~f"}
FINE = FORMATS | {"share": ".1%"}
BAR = 27  # pixels for each lying bar
ROWS = alt.NamedData("rows")
LARGEST = alt.EncodingSortField("measure", op="sum", order="descending")
HIGHEST = alt.EncodingSortField("value", op="max", order="descending")


@dataclass(frozen=True)
class Chart:
    """A picture of a table's rows, one per value of `by`, with its measures: the sum of a column, or one sum by another.

    kinds: how each measure is written. names: what people call a column.
    bar: the height of one value of `by`, where the chart's depends on how many there are.
    """

    title: str
    table: str
    by: list[str]
    measures: dict[str, str | tuple[str, str]]
    spec: dict
    kinds: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)
    latest: bool = False
    note: str = ""
    is_wide: bool = False
    bar: int | None = None

    def described(self) -> dict:
        return {name: value for name, value in asdict(self).items() if name not in ("note", "is_wide")}


def finished(chart: alt.Chart | alt.LayerChart, height: int) -> dict:
    fits = alt.AutoSizeParams(type="fit-x", contains="padding")
    shown = chart.properties(width="container", height=height, autosize=fits)
    shown = shown.configure(font="system-ui, sans-serif", background="transparent").configure_view(stroke=None)
    shown = shown.configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelColor="#3c4856", titleColor="#52606d",
        gridColor="#e6ebf1", domain=False, ticks=False, labelPadding=6,
    )  # fmt: skip
    shown = shown.configure_legend(
        orient="top", title=None, labelFontSize=12, labelColor="#3c4856", columns=2, symbolType="square", offset=6
    )
    return shown.to_dict()


def coloured(colour: str | None, colours: dict[str, str] | None) -> alt.Color | dict:
    if colour is None:
        return alt.value(BLUE)
    if colours:
        scale = alt.Scale(domain=list(colours), range=list(colours.values()))
        return alt.Color(f"{colour}:N", scale=scale, sort=list(colours))
    return alt.Color(f"{colour}:N", scale=alt.Scale(range=SERIES))


def told(columns: dict[str, str]) -> list[alt.Tooltip]:
    """What is shown where the pointer rests; columns: how each is written, '' for words."""
    return [alt.Tooltip(f"{name}:{'Q' if kind else 'N'}", format=FINE.get(kind, "")) for name, kind in columns.items()]


def bars(
    title: str, table: str, place: str, measure: str | tuple[str, str], *, name: str = "", kind: str = "count",
    colour: str | None = None, colours: dict[str, str] | None = None, order: list[str] | None = None,
    note: str = "", latest: bool = False,
) -> Chart:  # fmt: skip
    """Lying bars, one per value of `place`, parted by `colour`."""
    name = name or (measure if isinstance(measure, str) else title)
    by = [place] if colour in (None, place) else [place, colour]
    base = alt.Chart(ROWS).transform_calculate(edge="datum.measure * 1.25")
    base = base.encode(y=alt.Y(f"{place}:N", title=None, sort=order or LARGEST, axis=alt.Axis(labelLimit=190, grid=False)))
    axis = alt.Axis(format=FORMATS[kind], tickCount=4, labelOverlap=True)
    across = alt.X("measure:Q", title=name, stack="zero", axis=axis)
    tooltip = told(dict.fromkeys(by, "") | {"measure": kind})
    marks = base.mark_bar(cornerRadiusEnd=2, height={"band": 0.72})
    if len(by) == 2:
        # the parts of a bar in the order of the legend
        marks = marks.transform_calculate(part=f"indexof({list(colours or {})}, datum.{colour})")
        marks = marks.encode(x=across, color=coloured(colour, colours), order=alt.Order("part:Q"), tooltip=tooltip)
    else:
        text = base.mark_text(align="left", dx=5, color="#3c4856", fontSize=12)
        text = text.encode(x="measure:Q", text=alt.Text("measure:Q", format=FINE[kind]))
        room = base.mark_point(opacity=0).encode(x="edge:Q")  # for the numbers at the ends of the bars
        marks = marks.encode(x=across, color=coloured(colour, colours), tooltip=tooltip) + text + room
    names = {"measure": name}
    return Chart(
        title, table, by, {"measure": measure}, finished(marks, BAR), {"measure": kind}, names, latest, note, bar=BAR
    )  # fmt: skip


def columns(
    title: str, table: str, place: str, measure: str | tuple[str, str], *, name: str, kind: str = "count", axis: str = "",
    colour: str | None = None, colours: dict[str, str] | None = None, note: str = "",
    reference: float | None = None, width_of_bins: float | None = None, is_wide: bool = False, time: bool = False,
) -> Chart:  # fmt: skip
    """Standing bars. width_of_bins: `place` is the beginning of a bin of that width, as a share."""
    by = [place] if colour is None else [place, colour]
    month = "slice(datum.label, 0, 7)" if place == "period" else "datum.label"
    plain_axis = alt.Axis(labelAngle=0, labelOverlap=True, grid=False, labelExpr=month)
    ordinal = alt.X(f"{place}:O", title=axis or None, axis=plain_axis)
    chart, across = alt.Chart(ROWS), {"x": ordinal}
    if time:
        months = alt.Axis(format="%b %Y", labelOverlap=True, grid=False)
        across = {"x": alt.X(f"{place}:T", timeUnit="utcyearmonth", title=axis or None, axis=months)}
    if width_of_bins:
        chart = chart.transform_calculate(end=f"datum.{place} + {width_of_bins}")
        percent = alt.Axis(format="%", tickCount=6, grid=False)
        across = {"x": alt.X(f"{place}:Q", bin="binned", title=axis or None, axis=percent), "x2": "end:Q"}
    marks = chart.mark_bar().encode(
        **across,
        y=alt.Y("measure:Q", title=name, axis=alt.Axis(format=FORMATS[kind], tickCount=5)),
        color=coloured(colour, colours),
        tooltip=told({column: "share" if column == place and width_of_bins else "" for column in by} | {"measure": kind}),
    )
    if reference is not None:
        line = alt.Chart(alt.InlineData([{"mean": reference}])).mark_rule(strokeDash=[4, 4], color=GREY, strokeWidth=2)
        marks += line.encode(y="mean:Q")
    kinds = {"measure": kind} | ({place: "share"} if width_of_bins else {})
    names = {"measure": name, place: axis or place}
    return Chart(title, table, by, {"measure": measure}, finished(marks, 240), kinds, names, note=note, is_wide=is_wide)


def lines(
    title: str, table: str, measures: dict[str, str | tuple[str, str]], *, place: str = "period", kind: str = "count",
    colour: str | None = None, note: str = "", is_wide: bool = False, axis: str = "",
    zero: bool = True,
) -> Chart:  # fmt: skip
    """One line per measure, or per value of `colour`. place: a period, a year, or a share."""
    by = [place] if colour is None else [place, colour]
    chart = alt.Chart(ROWS)
    if colour is None:
        chart = chart.transform_fold(list(measures), as_=["line", "measure"])
    series, height = colour or "line", "measure" if colour is None else next(iter(measures))
    if place == "period":
        months = alt.Axis(format="%b %Y", labelOverlap=True, grid=False, tickCount=6)
        across = alt.X("period:T", title=None, scale=alt.Scale(type="utc"), axis=months)
    elif place == "year":
        across = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))
    else:
        across = alt.X(f"{place}:Q", title=axis, axis=alt.Axis(format="%", grid=False))
    axis_y = alt.Axis(format=FORMATS[kind], tickCount=5)
    scale = alt.Scale(zero=zero)
    dashes = alt.Scale(range=[[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]])
    single = len(measures) == 1 and colour is None
    shade = alt.Color(f"{series}:N", scale=alt.Scale(range=SERIES), sort=list(measures))
    dash = alt.StrokeDash(f"{series}:N", scale=dashes, legend=None, sort=list(measures))
    title_y = next(iter(measures)) if single else None
    drawn = chart.mark_line(point=alt.OverlayMarkDef(size=34), strokeWidth=2.5).encode(
        x=across,
        y=alt.Y(f"{height}:Q", title=title_y, axis=axis_y, scale=scale),
        color=alt.value(BLUE) if single else shade,
        strokeDash=alt.value([1, 0]) if single else dash,
        tooltip=told({place: "share" if place not in ("period", "year") else "", series: "", height: kind}),
    )  # fmt: skip
    kinds = dict.fromkeys(measures, kind) | ({} if place in ("period", "year") else {place: "share"})
    return Chart(
        title, table, by, dict(measures), finished(drawn, 240), kinds, note=note, is_wide=is_wide
    )  # fmt: skip


def balance(title: str, table: str, gains: dict[str, str], losses: dict[str, str], note: str = "") -> Chart:
    """What was gained above zero and what was lost below it, year by year. gains, losses: columns, and their words."""
    words = gains | losses
    shades = dict(zip(words.values(), [BLUE, SKY, GREEN, ORANGE, RED, PURPLE], strict=False))
    named = alt.Chart(ROWS).transform_fold(list(words), as_=["part", "amount"])
    named = named.transform_calculate(
        part_name=" : ".join(f"datum.part == '{part}' ? '{said}'" for part, said in words.items()) + " : ''",
        signed=f"indexof({list(losses)}, datum.part) >= 0 ? -datum.amount : datum.amount",
    )
    marks = named.mark_bar().encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False)),
        y=alt.Y("signed:Q", title="dollars against the year before", axis=alt.Axis(format="$,.0f", tickCount=6)),
        color=coloured("part_name", shades),
        tooltip=told({"year": "", "part_name": "", "signed": "money"}),
    )
    measures = {part: part for part in words}
    return Chart(title, table, ["year"], measures, finished(marks, 280), dict.fromkeys(words, "money"), words, note=note)


def heat_map(title: str, table: str, across: str, up: str, orders: dict[str, list[str]], axis: str, note: str = "") -> Chart:
    """How many people each pair of values has, as fields with their numbers."""
    base = alt.Chart(ROWS).encode(
        x=alt.X(f"{across}:N", title=axis, sort=orders[across], axis=alt.Axis(labelAngle=-30, grid=False)),
        y=alt.Y(f"{up}:N", title=None, sort=orders[up], axis=alt.Axis(grid=False)),
    )
    shades = alt.Scale(type="symlog", range=["#eaf3f9", "#74b4da"])
    fields = base.mark_rect(stroke="#ffffff", strokeWidth=3, cornerRadius=4).encode(
        color=alt.Color("people:Q", legend=None, scale=shades),
        tooltip=told({across: "", up: "", "people": "count", "at_risk": "money"}),
    )
    numbers = base.mark_text(fontSize=13, fontWeight="bold", color="#17212b").encode(
        text=alt.Text("people:Q", format=",.0f")
    )
    drawn = finished(fields + numbers, 260)
    kinds = {"people": "count", "at_risk": "money"}
    names = {"at_risk": "value at risk", across: axis, up: up.replace("_", " ")}
    return Chart(
        title, table, [across, up], {"people": "people", "at_risk": "at_risk"}, drawn, kinds, names, note=note, is_wide=True
    )


TIERS = {"low": SKY, "medium": BLUE, "high": ORANGE, "critical": RED}


def ranking(title: str, table: str, note: str = "") -> Chart:
    """Each predictor's measure with its interval; ours in blue."""
    base = alt.Chart(ROWS).encode(y=alt.Y("predictor:N", title=None, sort=HIGHEST, axis=alt.Axis(grid=False)))
    scale = alt.Scale(zero=False, padding=10)
    across = alt.X("low:Q", title="AUC with its 95 percent interval (0.5 is chance)", scale=scale)
    spans = base.mark_rule(strokeWidth=4, color="#c3ccd6").encode(x=across, x2="high:Q")
    colour = alt.condition("datum.predictor == 'ours'", alt.value(BLUE), alt.value(ORANGE))
    points = base.mark_point(size=120, filled=True, opacity=1).encode(
        x="value:Q", color=colour, tooltip=told({"predictor": "", "value": "number", "low": "number", "high": "number"})
    )
    measures = {"value": "value", "low": "low", "high": "high"}
    return Chart(
        title, table, ["predictor"], measures, finished(spans + points, 170), dict.fromkeys(measures, "number"), note=note
    )  # fmt: skip


def calibration(title: str, table: str, note: str = "") -> Chart:
    """What was predicted against what happened, with intervals; the grey line is where they are equal."""
    base = alt.Chart(ROWS)
    percent = alt.Axis(format="%", tickCount=5)
    spans = base.mark_rule(color=BLUE, strokeWidth=2).encode(
        x=alt.X("predicted:Q", title="predicted", axis=percent),
        y=alt.Y("low:Q", title="what happened", axis=percent),
        y2="high:Q",
    )
    told_of = told({"predicted": "share", "happened": "share"})
    points = base.mark_point(size=70, filled=True, color=BLUE, opacity=1).encode(
        x="predicted:Q", y="happened:Q", tooltip=told_of
    )
    right = base.mark_line(color=GREY, strokeDash=[4, 4]).encode(x="predicted:Q", y="predicted:Q")
    measures = {"predicted": "predicted", "happened": "happened", "low": "low", "high": "high"}
    kinds = dict.fromkeys(measures, "share")
    return Chart(title, table, ["tenth"], measures, finished(right + spans + points, 240), kinds, note=note)

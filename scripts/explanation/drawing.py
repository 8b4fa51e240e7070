"""The records around a pair as an SVG: A's side and B's, each record on a line of its own so that no label meets another."""

from html import escape
from math import sqrt
from pathlib import Path

import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree

from .parts import Answer

STYLE = Path(__file__).with_name("drawing.css").read_text(encoding="utf-8")
WIDTH, LINE, REACH = 1120, 48, 250  # pixels; REACH: from the middle to the records furthest out
COLOURS = ["#2563eb", "#d9480f", "#7c3aed", "#0f766e", "#a16207"]  # of groups, A's first
KINDS = {  # colour, dashes, and what it means
    "joined": ("#64748b", "", "linked"),
    "refused": ("#dc2626", "9 5", "linked, but refused"),
    "apart": ("#b45309", "2 5", "held apart"),
    "doubt": ("#6b7280", "2 5", "compared, not linked"),
}
FEW_RECORDS = 12  # up to so many, what is not linked is drawn too
FEW_LINKS = 24  # of more, only those that hold each group together


def network(answer: Answer) -> str:
    """The SVG with its legend."""
    at = placed(answer)
    links = [(kind, link) for link in answer.links.itertuples() if (kind := kind_of(link, answer))]
    every = len(links)
    if every > FEW_LINKS:
        backbone = strongest(answer)
        links = [(kind, link) for kind, link in links if kind != "joined" or link.Index in backbone]
    colour = dict(zip(answer.records["cluster_key"].unique(), COLOURS * len(answer.records), strict=False))
    height = max(y for _, y in at.values()) + LINE
    drawn = [curve(kind, link, at) for kind, link in links] + figures(links, at)
    drawn += [
        node(record, at[record.record_key], colour[record.cluster_key], answer) for record in answer.records.itertuples()
    ]
    body = "\n".join(drawn)
    left_out = f"{answer.left_out:,} more records" if answer.left_out else ""
    weaker = f"{every - len(links):,} links weaker than those that hold each group together" if every > len(links) else ""
    note = " and ".join(filter(None, [left_out, weaker]))
    svg = f'<div class="wide"><svg viewBox="0 0 {WIDTH} {height:.0f}">\n{body}\n</svg></div>'
    return f"{legend({kind for kind, _ in links}, answer)}\n{svg}" + (f"<p>Left out: {note}.</p>" if note else "")


def legend(kinds: set[str], answer: Answer) -> str:
    """What the lines, figures and colours mean that there are."""
    said = [
        f'<svg class="line" viewBox="0 0 22 4"><path d="M0 2H22" stroke="{stroke}" stroke-width="2.5" '
        f'stroke-dasharray="{dashes}"/></svg>{meaning}'
        for kind, (stroke, dashes, meaning) in KINDS.items()
        if kind in kinds
    ]
    if kinds:
        said.append("figures: " + ("confidence" if answer.links["bits"].isna().all() else "bits over the threshold"))
    return f'<p class="legend">{"; ".join([*said, "records of one colour are one person"])}</p>'


def strongest(answer: Answer) -> set[int]:
    """The rows of answer.links that hold each group together by the strongest links there are, and the pair's own."""
    joined = answer.links[(answer.links["decision"] == "match") & answer.links["is_joined"]]
    strength = joined["bits"].fillna(joined["confidence"]).to_numpy()
    place = pd.Index(answer.records["record_key"])
    here, there = (place.get_indexer(joined[side]) for side in ("left_key", "right_key"))
    weakness = coo_array((strength.max(initial=0) - strength + 1, (here, there)), shape=(len(place), len(place)))
    tree = minimum_spanning_tree(weakness).tocoo()
    kept = set(zip(place[tree.row], place[tree.col], strict=True)) | {tuple(sorted(answer.ends))}
    return {index for index, *ends in joined[["left_key", "right_key"]].itertuples() if tuple(ends) in kept}


def placed(answer: Answer) -> dict[int, tuple[float, float]]:
    """Where each record stands: on two arcs, A's group to the left and B's to the right, or one group on both."""
    a, b = answer.ends
    group = dict(zip(answer.records["record_key"], answer.records["cluster_key"], strict=True))
    sides: tuple[list[int], list[int]] = ([a], [b])
    for key in (key for key in group if key not in answer.ends):
        if group[a] != group[b] and group[key] in (group[a], group[b]):
            sides[group[key] == group[b]].append(key)
        else:
            sides[len(sides[0]) > len(sides[1])].append(key)
    lines = max(map(len, sides))
    middle = (lines + 1) * LINE / 2
    places = {}
    for outward, side in zip((-1, 1), sides, strict=True):
        for n, key in enumerate(side):
            y = middle + (n - (len(side) - 1) / 2) * LINE
            bulge = sqrt(1 - ((y - middle) / (middle + LINE)) ** 2)
            places[key] = (WIDTH / 2 + outward * REACH * bulge, y)
    return places


def kind_of(link, answer: Answer) -> str | None:
    """The kind in KINDS of a compared pair, None where it is not drawn."""
    if link.decision == "match":
        return "joined" if link.is_joined else "refused"
    if {link.left_key, link.right_key} != set(answer.ends) and (len(answer.records) > FEW_RECORDS or not matters(link)):
        return None
    return "apart" if link.is_veto else "doubt"


def matters(link) -> bool:
    return link.is_veto or link.is_joined or link.decision == "review"


def control(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """The point that bends a line inwards, so that lines along one side do not lie on one another."""
    (x1, y1), (x2, y2) = start, end
    inwards = min(0.1 + abs(y1 - y2) / 500, 0.45) if (x1 < WIDTH / 2) == (x2 < WIDTH / 2) else 0.0
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return x + (WIDTH / 2 - x) * inwards * 2, y


def curve(kind: str, link, at: dict[int, tuple[float, float]]) -> str:
    stroke, dashes, _ = KINDS[kind]
    start, end = at[link.left_key], at[link.right_key]
    (x1, y1), (cx, cy), (x2, y2) = start, control(start, end), end
    width = 1.6 if pd.isna(link.bits) or kind != "joined" else 1.2 + min(max(link.bits, 0), 40) / 16
    return (
        f'<path d="M{x1:.0f} {y1:.0f}Q{cx:.0f} {cy:.0f} {x2:.0f} {y2:.0f}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:.1f}" stroke-dasharray="{dashes}">'
        f"<title>{escape(link.words)}, {strength(link)}</title></path>"
    )


def figures(links: list[tuple], at: dict[int, tuple[float, float]]) -> list[str]:
    """The bits of each link, wherever along it there is room."""
    taken, written = list(at.values()), []
    for kind, link in links:
        start, end = at[link.left_key], at[link.right_key]
        (x1, y1), (cx, cy), (x2, y2) = start, control(start, end), end
        for t in (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8):
            x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t * t * x2
            y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t * t * y2
            if all(abs(x - other_x) > 46 or abs(y - other_y) > 15 for other_x, other_y in taken):
                taken.append((x, y))
                written.append(
                    f'<rect x="{x - 20:.0f}" y="{y - 8:.0f}" width="40" height="16" rx="3" fill="#fff"/>'
                    f'<text class="bits" x="{x:.0f}" y="{y + 4:.0f}" style="fill:{KINDS[kind][0]}">{strength(link)}</text>'
                )
                break
    return written


def strength(link) -> str:
    return f"{link.confidence:.2f}" if pd.isna(link.bits) else f"{link.bits:+.1f}"


def node(record, place: tuple[float, float], colour: str, answer: Answer) -> str:
    """A disc, lettered for A and B, with the record's id and whom it is about on the outer side."""
    x, y = place
    letter = dict(zip(answer.ends, answer.letters, strict=True)).get(record.record_key, "")
    outward, anchor = (-1, "end") if x < WIDTH / 2 else (1, "start")
    beside = f'x="{x + outward * 17:.0f}" text-anchor="{anchor}"'
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{11 if letter else 7}" fill="{colour}"/>'
        f'<text class="letter" x="{x:.0f}" y="{y + 4:.0f}">{letter}</text>'
        f'<text {beside} y="{y - 1:.0f}">{escape(record.name[:36])}</text>'
        f'<text class="who" {beside} y="{y + 13:.0f}">{escape(record.who[:40])}</text>'
    )

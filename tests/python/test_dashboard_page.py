"""The dashboard in a real browser: charts are drawn, filters change numbers, and nothing leaves the page."""

import html
import json
import re
import shutil
import subprocess
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from test_dashboard import written

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    BROWSER is None,
    reason="NO BROWSER: whether the dashboard's charts and filters work is NOT tested. Install chromium.",
)
OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
OPTIONS += ["--disable-sync", "--no-first-run", "--virtual-time-budget=30000", "--dump-dom"]

# before all else: what goes wrong is noted; at the end, what the page shows after each choice
LISTEN = """<script>
window.problems = []; window.refused = [];
for (const kind of ["error", "warn"]) console[kind] = (...said) => problems.push(said.map(String).join(" "));
addEventListener("error", (event) => problems.push(event.message));
addEventListener("unhandledrejection", (event) => problems.push(String(event.reason)));
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
</script>"""
ASK = """<script>
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const text = (place) => place ? place.textContent : null;
function seen() {
  const charts = [...document.querySelectorAll(".plot")].map((plot) => ({
    said: plot.getAttribute("aria-label"),
    marks: [...plot.querySelectorAll("[class*='mark-'][class*='role-mark'] > *")].length,
    wide: plot.querySelector("svg") ? plot.querySelector("svg").getBoundingClientRect().width : 0,
  }));
  const tiles = {};
  for (const tile of document.querySelectorAll(".tile"))
    tiles[tile.closest("section").id + ": " + text(tile.querySelector("dt"))] = text(tile.querySelector(".figure"));
  return {charts, tiles, state: text(document.querySelector("#state")),
    figures: [...document.querySelectorAll(".figure")].map(text), sets: document.querySelectorAll(".upset tbody tr").length,
    listed: document.querySelectorAll("#recommendations .card.wide tbody tr").length,
    total: text(document.querySelector("#value .total")),
    unfiltered: document.querySelectorAll("[data-unfiltered]").length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth};
}
async function choose(name, value) {
  const select = document.querySelector(name);
  select.value = value;
  select.dispatchEvent(new Event("change", {bubbles: true}));
  await wait(400);
}
(async () => {
  for (let tries = 0; tries < 60 && !document.body.dataset.ready; tries++) await wait(250);
  const told = {first: seen()};
  for (const [choice, [name, value]] of Object.entries(CHOICES)) {
    await choose(`#filters [name=${name}]`, value);
    told[choice] = seen();
    document.querySelector("#filters").reset();
    await wait(400);
  }
  told.again = seen();
  await choose("#models select", document.querySelector("#models select").options[1].value);
  told.model = seen();
  const kept = document.querySelector("#value [name=kept]");
  kept.value = "20";
  kept.dispatchEvent(new Event("input", {bubbles: true}));
  told.kept = seen();
  // keyboard: everything that can be chosen or scrolled can be reached
  told.unreachable = [...document.querySelectorAll("a, select, input, button, summary, .card > .scroll:not(:empty)")]
    .filter((one) => one.tabIndex < 0).length;
  told.unnamed = [...document.querySelectorAll("select, input")].filter((one) => !one.labels.length).length;
  await Promise.allSettled([fetch("http://127.0.0.1:PORT/fetched")]);
  document.body.append(Object.assign(new Image(), {src: "http://127.0.0.1:PORT/shown.png"}));
  await wait(400);
  const own = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => !name.includes(":PORT/"));
  document.body.append(Object.assign(document.createElement("pre"), {id: "told",
    textContent: JSON.stringify({...told, problems, refused, loaded: own})}));
})();
</script>"""
CHOICES = {
    "segment": ("segment", "Sustainers"),
    "system": ("system", "donation"),
    "year": ("period", "2024"),
    "months": ("period", "last 12 months"),
    "facility": ("facility", "F01"),
}


class Counter(BaseHTTPRequestHandler):
    """A server that a page could reach if it were allowed to."""

    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def opened(text: str, width: int) -> dict:
    """What the page tells of itself in a window of that width."""
    server = HTTPServer(("127.0.0.1", 0), Counter)
    Thread(target=server.serve_forever, daemon=True).start()
    ask = ASK.replace("PORT", str(server.server_port)).replace("CHOICES", json.dumps(CHOICES))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "page.html"
        page, _, end = text.rpartition("</body>")  # Vega has that word in it, too
        place.write_text(page.replace("<style>", LISTEN + "<style>", 1) + ask + "</body>" + end, encoding="utf-8")
        command = [BROWSER, *OPTIONS, f"--user-data-dir={folder}/profile", f"--window-size={width},900"]
        done = subprocess.run([*command, place.as_uri()], capture_output=True, text=True, timeout=180, check=False)
    server.shutdown()
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told, done.stderr[-2000:]
    return json.loads(html.unescape(told[1]))


@pytest.fixture(scope="module")
def text(demo, tmp_path_factory):
    return written(demo.database, tmp_path_factory.mktemp("browser") / "board.html")


@pytest.fixture(scope="module")
def told(text):
    return opened(text, 1280)


def test_the_console_stays_silent(told):
    assert told["problems"] == []


def test_every_chart_has_marks(told):
    charts = told["first"]["charts"]
    assert len(charts) >= 25
    assert [one["said"] for one in charts if one["marks"] < 1 or one["wide"] < 200] == []
    assert told["first"]["sets"] == 14


def test_the_page_reckons_what_the_file_says(text, told):
    """The numbers that Python wrote are those that JavaScript makes of the same rows, before and after all filters."""
    in_file = [html.unescape(one) for one in re.findall(r'<span class="figure" id="figure\d+">(.*?)</span>', text)]
    assert len(in_file) > 60
    assert told["first"]["figures"] == in_file
    assert told["again"]["figures"] == in_file
    in_file = [html.unescape(one) for one in re.findall(r'class="plot" role="img" aria-label="(.*?)"', text)]
    assert [one["said"] for one in told["first"]["charts"]] == in_file


FILTERED = {
    "segment": ("summary: constituents", "select count(*) from golden.constituents where is_sustainer"),
    "system": (
        "summary: constituents",
        "select count(distinct constituent_id) from identity.identity_map where source_system = 'donation'",
    ),
    "year": ("fundraising: gifts", "select count(*) from facts.gifts where net_amount > 0 and year(given_on) = 2024"),
    "months": (
        "fundraising: gifts",
        "select count(*) from facts.gifts where net_amount > 0 and given_on between '2025-10-01' and '2026-09-30'",
    ),
    "facility": ("crm: leads", "select count(*) from crm.counted_leads where facility_id = 'F01'"),
}


@pytest.mark.parametrize("name", FILTERED)
def test_a_filter_changes_the_numbers_to_those_of_the_rows(demo, told, name):
    label, query = FILTERED[name]
    assert told[name]["tiles"][label] == f"{demo.rows(query).iloc[0, 0]:,}" != told["first"]["tiles"][label]
    assert CHOICES[name][1] in told[name]["state"]
    changed = [
        before["said"]
        for before, after in zip(told["first"]["charts"], told[name]["charts"], strict=True)
        if before != after
    ]
    assert changed != []
    # what the filter does not reach says so
    assert told["first"]["unfiltered"] == 0 < told[name]["unfiltered"]


def test_a_filter_narrows_the_list_of_people(demo, told):
    fifty = """
        select count(*) from (select constituent_id from predictions.recommended_actions order by priority limit 50)
        inner join golden.constituents using (constituent_id) where is_sustainer
    """
    assert told["segment"]["listed"] == demo.rows(fifty).iloc[0, 0] < told["first"]["listed"] == 50


def test_another_model_shows_its_own_figures(demo, told):
    of_second = """
        select value from predictions.model_evaluation
        where target = 'churn_delinquent' and predictor = 'ours' and measure = 'auc' and segment = 'all'
    """
    assert told["model"]["tiles"]["models: AUC"] == f"{demo.rows(of_second).iloc[0, 0]:.2f}"
    assert told["model"]["tiles"]["models: AUC"] != told["first"]["tiles"]["models: AUC"]


def test_an_assumption_changes_what_it_may_be_worth(demo, told):
    def dollars(shown):
        return float(re.sub(r"[$,]", "", shown))

    at_risk = float(demo.rows("select sum(value_at_risk) from predictions.churn_scores").iloc[0, 0])
    assert dollars(told["kept"]["total"]) - dollars(told["first"]["total"]) == pytest.approx(0.1 * at_risk, abs=1)


def test_everything_can_be_reached_by_keyboard_and_has_a_name(told):
    assert (told["unreachable"], told["unnamed"]) == (0, 0)


def test_no_request_leaves_the_page(told):
    """The page itself asks for nothing, and what is forced upon it the browser refuses."""
    assert told["loaded"] == []
    assert len(told["refused"]) == 2 and all(one.startswith("http://127.0.0.1") for one in told["refused"])
    assert Counter.asked == []


@pytest.mark.parametrize("width", [1280, 500])
def test_nothing_is_wider_than_the_window(text, told, width):
    seen = told if width == 1280 else opened(text, width)
    assert seen["first"]["overflow"] <= 0

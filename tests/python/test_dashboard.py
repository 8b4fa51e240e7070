"""The dashboard: its numbers are those of the rows, it loads nothing, it says what is not there and what was given wrong."""

import json
import os
import re
import shutil
import subprocess
import sys

import duckdb
import numpy as np
import pandas as pd
import pytest
import sqlglot
import yaml
from bs4 import BeautifulSoup
from dashboard import warehouse
from dashboard.figures import shown
from project import ROOT
from show_evaluation import rates
from sklearn.metrics import average_precision_score, roc_auc_score

NOTEBOOK = ROOT / "analyses/dashboard.ipynb"
QUERIES = sorted(path.stem for path in (ROOT / "scripts/dashboard/queries").glob("*.sql"))
HOSTILE = "<script>alert(1)</script>"


def write(database, to=None, **given) -> subprocess.CompletedProcess:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("TARGET", "CONSTITUENT_360_DB")}
    surroundings |= {"DB": str(database)} | ({"TO": str(to)} if to else {}) | given
    script = [sys.executable, ROOT / "scripts/write_dashboard.py"]
    return subprocess.run(script, env=surroundings, capture_output=True, text=True, check=False)


def written(database, to) -> str:
    done = write(database, to)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return to.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def text(demo, tmp_path_factory):
    return written(demo.database, tmp_path_factory.mktemp("page") / "board.html")


@pytest.fixture(scope="module")
def page(text):
    return BeautifulSoup(text, "html.parser")


def tile(page, chapter: str, label: str) -> str:
    found = [one for one in page.select(f"#{chapter} .tile") if one.dt.get_text() == label]
    assert len(found) == 1, f"{len(found)} tiles of {chapter} are called {label}"
    return found[0].select_one(".figure").get_text()


def of_judged(demo, target: str) -> pd.DataFrame:
    """Scores and outcomes of the day on which a model was tested."""
    return demo.rows(f"select score, outcome from predictions.constituent_scores where cut = 'test' and target = '{target}'")


# what a tile shows, beside SQL that goes another way: raw or single rows, another table, or another sum
TILES = {
    ("summary", "source records"): ("count", "select count(*) from identity.source_records"),
    ("summary", "constituents"): ("count", "select count(distinct constituent_id) from identity.identity_map"),
    ("summary", "known to several systems"): (
        "share",
        "select avg(case when systems > 1 then 1.0 else 0 end) from (select count(distinct source_system) as systems"
        " from identity.identity_map group by constituent_id)",
    ),
    ("summary", "lifetime value"): ("money", "select sum(lifetime_value) from golden.households"),
    ("summary", "members"): ("count", "select max_by(active_member, period_starts_on) from metrics.active_member"
                             " where dimension = 'all'"),
    ("summary", "sustainers"): ("count", "select max_by(sustainer_count, period_starts_on) from metrics.sustainer_count"
                                " where dimension = 'all'"),
    ("summary", "subscribers"): ("count", "select max_by(subscription_count, period_starts_on)"
                                 " from metrics.subscription_count where dimension = 'all'"),
    ("summary", "may be emailed"): ("share", "select email_reachable_rate from metrics.email_reachable_rate"
                                    " where dimension = 'all'"),
    ("summary", "monthly recurring revenue"): ("money", "select max_by(mrr, period_starts_on) from metrics.mrr"
                                               " where dimension = 'all'"),
    ("summary", "donor retention"): (
        "share",
        "with given as (select constituent_id, year(given_on) as year, sum(net_amount) as net from facts.gifts"
        " where is_counted and credit_type = 'hard' group by all having net > 0)"
        " select count(later.year) / count(*) from given left join given as later on given.constituent_id ="
        " later.constituent_id and later.year = 2025 where given.year = 2024 and given.constituent_id is not null",
    ),
    ("problem", "constituents with several records"): (
        "count",
        "select count(*) from (select constituent_id from identity.identity_map group by 1 having count(*) > 1)",
    ),
    ("pipeline", "checks of the last build"): ("count", "select count(*) from governance.test_results"),
    ("pipeline", "of them warned"): ("count", "select count(*) from governance.test_results where status = 'warn'"),
    ("pipeline", "events on the timeline"): (
        "count", "select count(*) from timeline.all_events where left_out_because is null"),
    ("identity", "questions that wait"): ("count", "select count(distinct review_id) from golden.review_queue"),
    ("identity", "of them worth the time"): ("count", "select count(*) filter (is_worth_a_look) from golden.review_queue"),
    ("distributions", "people with a churn score"): (
        "count", "select count(*) from predictions.explained_scores where target = 'churn'"),
    ("distributions", "mean churn score"): (
        "share", "select avg(score) from predictions.explained_scores where target = 'churn'"),
    ("distributions", "of it at risk"): ("money", "select sum(churn_score * value_at_stake) from predictions.churn_scores"),
    ("distributions", "in tiers that call for an action"): (
        "count",
        "select count(*) from predictions.churn_scores where churn_score >= (select min(from_score)"
        " from reference.churn_tiers where is_high)",
    ),
    ("recommendations", "with a channel that they allow"): (
        "share",
        "select avg(case when suppressed_because is null then 1.0 else 0 end) from predictions.recommended_actions",
    ),
    ("fundraising", "giving"): ("money", "select sum(net_amount) from facts.gifts where is_counted"),
    ("crm", "leads"): ("count", "select count(*) from crm.counted_leads"),
    ("crm", "qualified"): ("share", "select avg(case when is_sql then 1.0 else 0 end) from crm.counted_leads"),
    ("crm", "SLA checks met"): (
        "share",
        "select (count(*) filter (first_response_outcome = 'met') + count(*) filter (resolution_outcome = 'met'))"
        " / (2 * count(*)) from crm.ticket_sla_checks",
    ),
    ("crm", "CSAT of 5"): ("number", "select avg(csat_score) from staging.stg_satisfaction where row_of_id = 1"),
    ("crm", "outstanding"): ("money", "select sum(outstanding) from crm.revenue_kpis where facility_id <> 'all'"),
}  # fmt: skip


@pytest.mark.parametrize(("chapter", "label"), TILES, ids=[f"{chapter}: {label}" for chapter, label in TILES])
def test_a_tile_shows_what_the_rows_give(demo, page, chapter, label):
    kind, query = TILES[chapter, label]
    value = demo.rows(query).iloc[0, 0]
    written = {"count": f"{value:,.0f}", "money": f"${value:,.0f}", "share": f"{value:.1%}", "number": f"{value:.2f}"}
    assert tile(page, chapter, label) == written[kind]


def test_precision_and_recall_are_those_of_the_truth_and_the_map(demo, page):
    both = demo.rows("""
        select any_value(person_id) as person_id, any_value(constituent_id) as constituent_id
        from identity.record_truth inner join identity.identity_map using (source_system, record_id)
        group by source_system, record_id
    """)
    found = rates(both["person_id"], both["constituent_id"])
    assert tile(page, "identity", "precision") == f"{found['precision']:.1%}"
    assert tile(page, "identity", "recall") == f"{found['recall']:.1%}"


def test_the_threshold_curve_is_that_of_the_scored_pairs(demo, page):
    pairs = demo.rows("""
        select pairs.score, one.person_id = other.person_id as is_true
        from identity.pair_evidence as pairs
        inner join identity.record_truth as one on (one.source_system, one.record_id) = (left_system, left_record_id)
        inner join identity.record_truth as other on (other.source_system, other.record_id) = (right_system, right_record_id)
        where decision in ('match', 'review')
    """)
    true_pairs = demo.rows("select true_pairs from identity.identity_evaluation where slice = 'all records'").iloc[0, 0]
    above = pairs[pairs["score"] >= 0.2]
    said = f"20.0% precision {above['is_true'].mean():.1%} recall {above['is_true'].sum() / true_pairs:.1%}"
    assert said in page.select_one("#identity [aria-label^='Precision and recall at each threshold']")["aria-label"]


def test_the_figures_of_a_model_are_those_of_its_scores(demo, page):
    judged = of_judged(demo, "churn")
    outcome = judged["outcome"].astype(int)
    assert tile(page, "models", "AUC") == f"{roc_auc_score(outcome, judged['score']):.2f}"
    assert tile(page, "models", "PR AUC") == f"{average_precision_score(outcome, judged['score']):.2f}"
    assert tile(page, "models", "Brier score") == f"{np.mean((judged['score'] - outcome) ** 2):.2f}"
    assert tile(page, "models", "had the outcome") == f"{outcome.mean():.1%}"
    assert tile(page, "models", "people in the test") == f"{len(judged):,}"
    # of the whole, every one with the outcome is found, and the precision is the share
    said = page.select_one("#models [aria-label^='Precision and recall, by how many']")["aria-label"]
    assert f"100.0% precision {outcome.mean():.1%} recall 100.0%" in said


def test_the_fifty_recommendations_are_the_first_with_their_reasons(demo, page):
    first = demo.rows("""
        select priority, constituent_id, reason_1 from predictions.recommended_actions order by priority limit 50
    """)
    rows = [[cell.get_text() for cell in row.select("td")] for row in page.select("#recommendations tbody tr")]
    assert [(int(row[0]), row[1]) for row in rows] == list(zip(first["priority"], first["constituent_id"], strict=True))
    assert all(row[-1].startswith(reason) for row, reason in zip(rows, first["reason_1"].fillna(""), strict=True))


def test_every_amount_of_the_value_is_a_figure_times_assumptions(demo, page):
    def asked(query):
        return float(demo.rows(query).iloc[0, 0])

    first_paths = "select sum(expected_gain) from predictions.upgrade_scores where path_rank = 1"
    addresses = asked("select sum(record_count) from golden.contact_points where contact_type = 'address'")
    addresses -= asked("select count(household_address) from golden.households")
    given = {one["name"]: float(one["value"]) for one in page.select("#value input")}
    amounts = [
        asked("select sum(churn_score * value_at_stake) from predictions.churn_scores") * given["kept"] / 100,
        asked(first_paths) * given["asked"] / 100,
        addresses * given["letters"] * given["postage"],
        -asked("select count(*) from golden.review_queue where is_worth_a_look") * given["minutes"] / 60 * given["hour"],
        -given["running"],
    ]
    assert [cell.get_text() for cell in page.select("#value .amount")] == [shown(amount, "money") for amount in amounts]
    assert page.select_one("#value .total").get_text() == shown(sum(amounts), "money")
    # each assumption is an input with its unit and its reason
    assert all(page.find(id=one["aria-describedby"]).get_text() for one in page.select("#value input"))


def test_a_person_is_named_in_the_recommendations_and_nowhere_else(demo, text, page):
    names = demo.rows("""
        select distinct canonical_full_name as name from golden.constituents
        where position(' ' in canonical_full_name) > 0
    """)["name"]
    listed = {row.select("td")[2].get_text() for row in page.select("#recommendations tbody tr")}
    data = json.loads(page.find(id="data").string)
    elsewhere = json.dumps({name: table for name, table in data["tables"].items() if name != "first_fifty"})
    assert len(listed & set(names)) > 30
    assert [name for name in names if f'"{name}"' in elsewhere] == []
    assert "@" not in elsewhere


def test_the_page_loads_nothing(text):
    without_code = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|object)\b[^>]*https?:", without_code)
    assert not re.search(r"\b(src|href)=[\"']?(?:https?:)?//", without_code)
    assert "url(" not in without_code and "@import" not in without_code
    assert "default-src 'none'" in text


def test_every_chart_has_an_alternative_text_with_numbers(page):
    charts = page.select("[role=img]")
    assert len(charts) >= 25
    assert [one["aria-label"] for one in charts if not re.search(r"\d", one["aria-label"])] == []
    assert [one["aria-label"] for one in charts if "nothing fits" in one["aria-label"]] == []


def test_every_link_of_the_page_leads_to_a_chapter(page):
    links = {one["href"] for one in page.select("a")}
    assert links <= {f"#{one['id']}" for one in page.select("section")}
    assert {one.get_text() for one in page.select(".readers h3")} == {"The board", "Campaigns", "Finance", "Technical teams"}


def test_names_cannot_leave_their_place(demo, tmp_path):
    database = tmp_path / "hostile.duckdb"
    shutil.copy(demo.database, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("update golden.constituents set canonical_full_name = ?, source_systems = ?", [HOSTILE, HOSTILE])
        connection.execute("update identity.identity_map set source_system = ?", [HOSTILE])
        connection.execute("update predictions.recommended_actions set reason_1 = ?, ask = ?", [HOSTILE, HOSTILE])
        connection.execute("update reference.prediction_targets set label = ?", [HOSTILE])
        connection.execute("update crm.combined_kpis set facility_id = ? where facility_id = 'F01'", [HOSTILE])
        connection.execute("update engagement.campaign_performance set title = ?", [HOSTILE])
    text = written(database, tmp_path / "hostile.html")
    assert HOSTILE not in text and "<script>alert" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 50
    assert json.loads(BeautifulSoup(text, "html.parser").find(id="data").string)["tables"]["first_fifty"]["rows"]


ROOMS = {
    "crm": ("crm", "A part of this chapter is empty, because crm.combined_kpis is not in this database"),
    "predictions": ("models", "This database has no predictions: predictions.model_evaluation is not in this database."),
    "fundraising": ("fundraising", "A part of this chapter is empty, because fundraising.donor_retention is not in"),
    "metrics": ("trends", "A part of this chapter is empty, because metrics.metric_values is not in this database"),
    "governance": ("pipeline", "A part of this chapter is empty, because governance.data_quality_report is not in"),
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_that_is_not_there_is_one_sentence(demo, tmp_path, room):
    database = tmp_path / "part.duckdb"
    shutil.copy(demo.database, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"drop schema {room} cascade")
    chapter, sentence = ROOMS[room]
    said = BeautifulSoup(written(database, tmp_path / "part.html"), "html.parser").select(f"#{chapter} .empty")
    assert len(said) == 1 and said[0].get_text().startswith(sentence)


OTHER_ROOMS = "crm predictions fundraising metrics engagement timeline facts governance reference snapshots"


def test_what_make_resolve_leaves_is_enough(tmp_path, demo):
    """The rooms identity and golden alone, without a truth, and a queue in which nothing waits."""
    database = tmp_path / "resolved.duckdb"
    shutil.copy(demo.database, database)
    with duckdb.connect(str(database)) as connection:
        for room in OTHER_ROOMS.split():
            connection.execute(f"drop schema {room} cascade")
        connection.execute("drop table identity.record_truth; drop table identity.identity_evaluation")
        connection.execute("delete from golden.review_queue")
    page = BeautifulSoup(written(database, tmp_path / "resolved.html"), "html.parser")
    assert tile(page, "summary", "constituents") == f"{demo.rows('select count(*) from golden.constituents').iloc[0, 0]:,}"
    assert "no question waits" in page.select_one("#identity .empty").get_text()
    empty = {one.find_parent("section")["id"] for one in page.select(".empty") if one.find_parent("section")}
    assert empty >= {"identity", "models", "distributions", "at_risk", "recommendations", "crm", "trends", "value", "next"}
    assert not page.select("#crm .parts *") and page.select("#problem .card")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("missing", "There is no database"),
        ("folder", "There is no database"),
        ("text", "cannot be read: it is no database"),
        ("empty", "has no golden constituents yet: run make build or make resolve first."),
    ],
)
def test_a_database_that_cannot_be_read_is_one_sentence(tmp_path, kind, sentence):
    database = tmp_path / "some.duckdb"
    if kind == "text":
        shutil.copy(ROOT / "README.md", database)
    elif kind == "folder":
        database.mkdir()
    elif kind == "empty":
        duckdb.connect(str(database)).close()
    done = write(database)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (2, "", 1)
    assert sentence in done.stdout
    assert list(tmp_path.glob("*.html")) == []


def test_a_database_of_another_version_is_one_sentence(demo, tmp_path):
    shutil.copy(demo.database, tmp_path / "old.duckdb")
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("alter table crm.health_scores drop column band")
    done = write(tmp_path / "old.duckdb")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (2, "", 1)
    assert "lacks a column that the dashboard reads" in done.stdout


@pytest.mark.parametrize(
    ("to", "given", "sentence"),
    [
        ("nowhere/board.html", {}, "There is no folder"),
        ("", {}, "TO is a folder, and a file is needed"),
        ("board.html", {"TARGET": "oracle"}, "There is no target 'oracle' in profiles.yml"),
        ("board.html", {"TARGET": "snowflake", "SNOWFLAKE_USER": ""}, "Set SNOWFLAKE_ACCOUNT, SNOWFLAKE_USER"),
    ],
)
def test_a_place_or_a_target_that_is_not_there_is_one_sentence(demo, tmp_path, to, given, sentence):
    done = write(demo.database, f"{tmp_path}/{to}", **given)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (2, "", 1)
    assert sentence in done.stdout
    assert list(tmp_path.rglob("*.html")) == []


def test_the_file_goes_beside_the_database_where_nothing_else_is_said(demo, tmp_path):
    shutil.copy(demo.database, tmp_path / "club.duckdb")
    done = write(tmp_path / "club.duckdb")
    assert (done.returncode, done.stdout) == (0, f"Written: {tmp_path / 'club_dashboard.html'}\n")


def test_the_notebook_keeps_no_output():
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []
    assert len({cell["id"] for cell in cells}) == len(cells)


def test_a_query_reads_what_is_public(compiled):
    """But for the truth, which only made-up people have, and the log of builds, which no model makes."""
    nodes = compiled.manifest.nodes.values()
    public = {f"{one.config.schema}.{one.name}" for one in nodes if one.resource_type == "model" and one.access == "public"}
    public |= {f"{one.config.schema}.{one.name}" for one in nodes if one.resource_type in ("seed", "snapshot")}
    read = {table for name in QUERIES for table in warehouse.tables_of(name)}
    assert read - public == {"identity.record_truth", "governance.build_log"}


def test_the_exposure_names_every_model_that_is_read():
    """But for the truth, and the log of builds; an exposure cannot name what a file of people has not."""
    exposures = yaml.safe_load((ROOT / "models/_consumers__exposures.yml").read_text())["exposures"]
    named = next(one["depends_on"] for one in exposures if one["name"] == "stakeholder_dashboard")
    read = {table.partition(".") for name in QUERIES for table in warehouse.tables_of(name)}
    models = {table for room, _, table in read if room not in ("reference", "snapshots")}
    unnamed = {"record_truth", "identity_evaluation", "build_log"}
    assert {one.removeprefix("ref('").removesuffix("')") for one in named} == models - unnamed


def test_the_notebook_runs_in_its_own_folder(demo, tmp_path):
    """As an editor runs it, without what make dashboard puts on the path."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    script = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    surroundings = os.environ | {"DB": str(demo.database), "TO": str(tmp_path / "board.html")}
    done = subprocess.run(
        [sys.executable, "-"],
        input=script,
        cwd=NOTEBOOK.parent,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "") and (tmp_path / "board.html").stat().st_size > 1_000_000


@pytest.mark.parametrize("dialect", ["snowflake", "databricks"])
def test_a_query_means_the_same_to_every_engine(demo, dialect):
    """As far as sqlglot knows the dialects: what it makes of a query for DuckDB gives the same rows."""
    with duckdb.connect(str(demo.database), read_only=True) as connection:
        for name in QUERIES:
            query = warehouse.text_of(name)
            meant = sqlglot.transpile(query, read=dialect, write="duckdb")[0]
            assert connection.execute(meant).fetchall() == connection.execute(query).fetchall(), name


CONNECTIONS = {
    "snowflake": (
        "snowflake.connector.connect",
        "SNOWFLAKE",
        {"account": "account", "private_key_file": "private_key_path"},
    ),
    "databricks": ("databricks.sql.connect", "DATABRICKS", {"access_token": "token", "server_hostname": "host"}),
}


@pytest.mark.parametrize("target", CONNECTIONS)
def test_a_target_is_read_by_the_settings_of_its_profile(demo, tmp_path, monkeypatch, target):
    """The driver is a stand-in with the demo behind it; no account is asked."""
    connect, names, given = CONNECTIONS[target]
    key = tmp_path / "key.pem"
    key.write_text("")
    for name in ("ACCOUNT", "USER", "ROLE", "WAREHOUSE", "DATABASE", "HOST", "HTTP_PATH", "TOKEN", "CATALOG"):
        monkeypatch.setenv(f"{names}_{name}", f"the {name.lower()}")
    monkeypatch.setenv("SNOWFLAKE_PRIVATE_KEY_PATH", str(key))
    monkeypatch.setenv("TARGET", target)
    monkeypatch.delenv("DBT_SCHEMA", raising=False)
    asked = {}
    with duckdb.connect(str(demo.database), read_only=True) as connection:
        monkeypatch.setattr(connect, lambda **settings: asked.update(settings) or connection)
        found = warehouse.open_warehouse()
        people = found.rows("people")
    assert people["people"].sum() == demo.rows("select count(*) from golden.constituents").iloc[0, 0]
    said = {"private_key_path": str(key)}
    assert {name: asked[name] for name in given} == {name: said.get(of, f"the {of}") for name, of in given.items()}


def test_rooms_of_a_developer_are_found_under_their_prefix():
    listed = pd.DataFrame({"schema": ["DEV_KIM_GOLDEN", "GOLDEN"], "table": ["CONSTITUENTS", "OTHERS"]})
    assert warehouse.known(listed, "dev_kim_") == {"golden.constituents"}
    sent = []
    found = warehouse.Warehouse("kim", lambda query: sent.append(query) or pd.DataFrame(), {"golden.households"}, "dev_kim_")
    found.rows("households")
    assert "from dev_kim_golden.households" in sent[0]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (1234.5, "count", "1,235"), (-1234.4, "money", "-$1,234"), (0.12345, "share", "12.3%"), (0.4765, "share", "47.7%"),
        (-0.001, "number", "0.00"), (2.675, "number", "2.68"), (None, "money", "–"), (float("nan"), "count", "–"),
    ],
)  # fmt: skip
def test_a_number_is_rounded_half_away_from_zero(number, kind, text):
    assert shown(number, kind) == text

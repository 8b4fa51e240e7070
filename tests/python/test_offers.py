"""The cache of analyses over builds: what was read once is never read again, and never paid for twice."""

import json
import re
import threading

import duckdb
import pandas as pd
import pytest
from project import WITHOUT_TESTS, Project
from test_api_answers import GOOD, endpoint

BUILT = ["--select", "+campaign_offers"]
FIELDS = "content_hash, has_offer, offer_type, offer_amount, offer_code, analysed_by"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def edit(project, file, was, becomes):
    path = project.folder / file
    text = path.read_text()
    assert was in text
    path.write_text(text.replace(was, becomes))


def api(url, **changed):
    model = {"offer_model": "stand-in", "offer_model_url": url, "offer_model_prices": [0, 0]}
    return {"offer_analyser": "api"} | model | changed


def analysers(project):
    return set(project.rows("select analysed_by from engagement.offer_analyses where has_offer")["analysed_by"])


def test_an_unchanged_template_is_never_analysed_again(project):
    project.build(*BUILT)
    first = project.rows(f"select {FIELDS} from engagement.offer_analyses order by 1")
    assert len(first) > 5
    campaigns, templates = project.rows(
        "select count(*), count(distinct content_hash) from engagement.campaign_offers where has_offer"
    ).iloc[0]
    assert campaigns > templates  # one that was sent twice is one template

    # patterns that would find nothing, and a new template: only that one is read
    seed = project.folder / "seeds/reference/offers/offer_patterns.csv"
    head = seed.read_text().splitlines()[0]
    seed.write_text(head + "\n1,bogo,percent,100,nothing says this\n")
    project.build(*BUILT, "--full-refresh")
    assert project.rows(f"select {FIELDS} from engagement.offer_analyses order by 1").equals(first)

    edit(project, "seeds/demo/mailchimp/mailchimp_campaign.csv", "with code CAMP15", "with the code CAMP15")
    project.build(*BUILT)
    second = project.rows(f"select {FIELDS} from engagement.offer_analyses order by 1")
    new = second[~second["content_hash"].isin(first["content_hash"])]
    assert new["offer_type"].tolist() == ["none"]
    assert len(second) == len(first) + 1

    # nor is a model asked about what the patterns have read
    with endpoint(GOOD) as (url, questions):
        project.build(*BUILT, **api(url))
    assert questions == []
    assert project.rows(f"select {FIELDS} from engagement.offer_analyses order by 1").equals(second)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"offer_model_prices": None}, "var offer_model_prices: the offer_analyser 'api' needs the prices of its model"),
        ({"offer_model_prices": [-1, 0]}, "var offer_model_prices: '-1' is no number from 0 to 1000000."),
        ({"offer_model_url": "http://example.org/v1"}, "'http://example.org/v1' is not encrypted: only an endpoint on"),
        ({"offer_conversion_days": 14.5}, "var offer_conversion_days: '14.5' is no whole number from 1 to 36500."),
        ({"offer_touches": ["email_bounced"]}, "var offer_touches: 'email_bounced' is none of email_clicked, email_opened."),
        ({"offer_touches": []}, "var offer_touches: '[]' is a list of 0, not of 1 to 1000."),
        ({"offer_model_url": "http://localhost:1@example.org/"}, "is not encrypted: only an endpoint on"),
    ],
)
def test_a_wrong_choice_is_a_sentence(compiled, changed, sentence):
    checks = "{% if execute %}{{ check_vars() }}{{ check_offers() }}{% endif %}"
    assert compiled(checks, **api("https://example.org")).strip() == ""
    with pytest.raises(RuntimeError, match=re.escape(sentence)):
        compiled(checks, **api("https://example.org", **changed))


@pytest.mark.parametrize("text", ["<p>20% off</p>", "Für\n20 €", "割引20%"])
def test_a_cost_in_the_warehouse_counts_no_byte_too_few(compiled, text):
    sql = compiled("select {{ model_cost('given') }} - {{ model_cost(\"''\") }} from texts", offer_model_prices=[1, 0])
    with duckdb.connect() as connection:
        connection.register("texts", pd.DataFrame({"given": [text]}))
        cost = connection.execute(sql).fetchall()[0][0]
    assert len(text.encode()) <= round(cost * 1_000_000) <= 4 * len(text)


def test_a_model_is_asked_once_for_each_template(project):
    with endpoint(GOOD) as (url, questions):
        project.build(*BUILT, **api(url))
        templates = project.rows("select count(*) as n from engagement.campaign_templates where html != ''")["n"][0]
        assert len(questions) == templates
        project.build(*BUILT, "--full-refresh", **api(url))
        assert len(questions) == templates
    made = project.rows("select distinct offer_code, analysed_by from engagement.offer_analyses where has_offer")
    assert made.to_dict("records") == [{"offer_code": "MAY20", "analysed_by": "stand-in"}]

    # what was paid for stays when another analyser is chosen
    project.build(*BUILT)
    assert analysers(project) == {"stand-in"}


def test_beyond_the_budget_the_patterns_stand_until_the_next_build(project):
    with endpoint(GOOD) as (url, questions):
        project.build(*BUILT, **api(url, offer_model_prices=[0, 1000], offer_model_budget=1))
        assert len(questions) == 2
        by = project.rows("select analysed_by from engagement.offer_analyses")["analysed_by"].value_counts()
        assert by["stand-in"] == 2
        assert by["patterns_instead_of_api"] > 5
        project.build(*BUILT, **api(url, offer_model_prices=[0, 0]))
        assert len({json.dumps(question["messages"]) for question in questions}) == len(questions)
    assert analysers(project) == {"stand-in"}


def test_a_build_that_is_killed_loses_no_answer_that_was_paid_for(project):
    third, killed = threading.Event(), threading.Event()

    def wait_for_the_end(_):
        third.set()
        killed.wait(60)

    with endpoint(GOOD, GOOD, wait_for_the_end) as (url, questions):
        build = project.start("build", *BUILT, *WITHOUT_TESTS, **api(url))
        assert third.wait(300), build.communicate()[0]
        build.kill()
        build.wait()
        killed.set()
    with endpoint(GOOD) as (url, questions_of_the_next):
        project.build(*BUILT, **api(url))
    templates = project.rows("select count(*) as n from engagement.campaign_templates where html != ''")["n"][0]
    assert (len(questions), len(questions_of_the_next)) == (3, templates - 2)
    assert analysers(project) == {"stand-in"}
    left = "select table_name from information_schema.tables where table_name like '%as_they_come%'"
    assert project.rows(left).empty

"""The demo generator: one seed is one set of bytes, the truth covers every record, nothing in it is real."""

import filecmp
import re
from pathlib import Path

import generate_demo
import pandas as pd
import pyarrow.parquet as pq
import pytest
from demo_data.layouts import FILE, ID
from demo_data.rates import KINDS
from demo_data.settings import SYSTEMS
from test_demo_club import ROWS as ROWS_OF_THE_CLUB

COMMITTED = Path(__file__).parents[2] / "seeds" / "demo"
ROWS = {
    "donation/donation_donors": (4_400, 5_200),
    "donation/donation_gifts": (24_000, 32_000),
    "donation/donation_preferences": (5_000, 7_500),
    "subscription/subscription_subscribers": (2_700, 3_300),
    "subscription/subscription_subscriptions": (4_000, 6_000),
    "event/event_buyers": (1_900, 2_500),
    "event/event_tickets": (3_200, 4_600),
    "email/email_subscribers": (4_700, 5_500),
    "email/email_engagement": (38_000, 45_000),
    "ground_truth/ground_truth": (15_006, 15_006),
    "ground_truth/ground_truth_people": (8_200, 8_200),
    "ground_truth/ground_truth_plans": (3_000, 5_000),
}
FILES = [*ROWS, *ROWS_OF_THE_CLUB]
PLACEHOLDER_EMAILS = {"test@test.com", "none@none.com", "noemail@example.org"}
PLACEHOLDER_PHONES = {"000-000-0000", "999-999-9999", "123-456-7890"}
EMAIL_COLUMNS = ("email", "email", "buyer_email", "email")
PHONE_COLUMNS = ("phone", "phone", "buyer_phone", None)


def run(*arguments: object) -> None:
    generate_demo.main([str(argument) for argument in arguments])


def read(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    """The demo as the default arguments write it."""
    folder = tmp_path_factory.mktemp("demo")
    run("--out", folder)
    return folder


@pytest.fixture(scope="module")
def truth(demo) -> pd.DataFrame:
    return read(demo, "ground_truth/ground_truth").set_index(["source_system", "record_id"])


@pytest.fixture(scope="module")
def people_records(demo, truth) -> list[pd.DataFrame]:
    """The person file of each system beside its truth, repeated exports once."""
    tables = []
    for system, name, key in zip(SYSTEMS, FILE, ID, strict=True):
        table = read(demo, name).drop_duplicates()
        tables.append(table[table[key] != ""].join(truth.loc[system], on=key))
    return tables


def same_bytes(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders."""
    _, differing, missing = filecmp.cmpfiles(one, other, [f"{name}.csv" for name in FILES], shallow=False)
    return differing + missing


def test_the_same_seed_writes_the_same_bytes(demo, tmp_path):
    run("--out", tmp_path)
    assert same_bytes(demo, tmp_path) == []


def test_the_committed_seeds_are_what_the_generator_writes(demo):
    assert same_bytes(demo, COMMITTED) == []


def test_another_seed_writes_other_people(tmp_path):
    run("--people", 200, "--seed", 1, "--out", tmp_path / "one")
    run("--people", 200, "--seed", 2, "--out", tmp_path / "two")
    assert len(same_bytes(tmp_path / "one", tmp_path / "two")) == len(FILES)


@pytest.mark.parametrize("name", ROWS)
def test_each_file_has_about_as_many_rows_as_promised(demo, name):
    low, high = ROWS[name]
    assert low <= len(read(demo, name)) <= high


def test_every_record_has_truth_and_every_truth_a_record(people_records, truth):
    records = {
        (system, record) for system, key, table in zip(SYSTEMS, ID, people_records, strict=True) for record in table[key]
    }
    assert records == set(truth.index)
    assert truth.index.is_unique


def test_every_person_of_the_truth_has_a_record(demo, truth):
    people = read(demo, "ground_truth/ground_truth_people")
    assert people.person_id.is_unique
    assert set(people.person_id) == set(truth.person_id)
    assert people.set_index("person_id").household_id.loc[truth.person_id].tolist() == truth.household_id.tolist()


@pytest.mark.parametrize("child, key, parent", [
    ("donation/donation_gifts", "donor_id", "donation/donation_donors"),
    ("donation/donation_preferences", "donor_id", "donation/donation_donors"),
    ("subscription/subscription_subscriptions", "subscriber_id", "subscription/subscription_subscribers"),
    ("event/event_tickets", "buyer_id", "event/event_buyers"),
    ("email/email_engagement", "subscriber_id", "email/email_subscribers"),
])  # fmt: skip
def test_all_that_people_do_belongs_to_a_record(demo, child, key, parent):
    assert set(read(demo, child)[key]) <= set(read(demo, parent)[key])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_error_occurs(truth, kind):
    assert truth.error_kinds.str.split(";").map(lambda kinds: kind in kinds).sum() >= 5


def test_most_records_have_two_errors_at_most(truth):
    kinds = truth.error_kinds.map(lambda joined: len(joined.split(";")) if joined else 0)
    assert (kinds <= 2).mean() > 0.75
    assert 0.1 < (kinds == 0).mean() < 0.35


def test_emails_that_could_be_delivered_are_on_reserved_domains(people_records):
    for table, column in zip(people_records, EMAIL_COLUMNS, strict=True):
        email = table[column].str.strip().str.lower()
        deliverable = email[email.str.fullmatch(r"[^@\s,]+@[^@\s,]+\.[^@\s,]+") & ~email.isin(PLACEHOLDER_EMAILS)]
        assert len(deliverable) > 1_000
        assert deliverable.str.endswith(".example").all()


def test_phones_are_fictional(people_records):
    for table, column in zip(people_records, PHONE_COLUMNS, strict=True):
        if column:
            phone = table[column][(table[column] != "") & ~table[column].isin(PLACEHOLDER_PHONES)]
            assert len(phone) > 1_000
            assert phone.str.match(r"(\+1|1-)?\(?\d{3}\W*555\W*01\d").all()


def households_that_share(values: pd.Series, households: pd.Series) -> int:
    """The most households that one value belongs to."""
    return int(households.groupby(values).nunique().max())


def test_strangers_never_share_an_email_or_a_phone(people_records):
    emails, phones = [], []
    for table, email, phone in zip(people_records, EMAIL_COLUMNS, PHONE_COLUMNS, strict=True):
        given = table[email].str.strip().str.lower()
        usable = given.str.contains(r"^[^@]+@[^@]+$") & ~given.isin(PLACEHOLDER_EMAILS)
        plain = given.str.replace(r"\+[^@]*", "", regex=True).str.replace(".", "", regex=False)
        emails.append(pd.DataFrame({"value": plain[usable], "household": table.household_id[usable]}))
        if phone:
            number = table[phone].str.extract(r"^(?:\+1|1-)?\(?(\d{3})\W*555\W*(\d{4})").dropna()
            phones.append(pd.DataFrame({"value": number[0] + number[1], "household": table.household_id[number.index]}))
    for found in (pd.concat(emails), pd.concat(phones)):
        assert households_that_share(found.value, found.household) == 1


def test_a_note_of_no_error_in_the_zip_means_the_true_zip(people_records):
    donors = people_records[0]
    changed = donors.error_kinds.str.contains("zip|lost_leading_zero|blank_row")
    assert donors.zip[~changed].str.fullmatch(r"\d{5}|").all()
    assert donors.zip[donors.error_kinds.str.contains("lost_leading_zero")].str.fullmatch(r"\d{4}(-?\d{4})?|").all()


def test_nothing_happens_after_the_demos_today(demo):
    sends = read(demo, "email/email_engagement")
    for column in ("sent_at", "opened_at", "clicked_at", "bounced_at", "unsubscribed_at"):
        iso = sends[column][sends[column].str.match(r"\d{4}-")]
        assert iso.max() < "2026-10-01"


def test_engaged_donors_give_more(demo, truth):
    gifts = read(demo, "donation/donation_gifts").groupby("donor_id").size()
    hazard = read(demo, "ground_truth/ground_truth_people").set_index("person_id").annual_gift_hazard.astype(float)
    donors = truth.loc["donation"].person_id.to_frame().join(gifts.rename("gifts")).fillna({"gifts": 0})
    donors["keen"] = hazard.loc[donors.person_id].to_numpy() > hazard.median()
    mean = donors.groupby("keen").gifts.mean()
    assert mean[True] > 1.5 * mean[False]


def test_a_thousand_sustainers_have_an_open_plan_and_a_true_probability(demo):
    truth = read(demo, "ground_truth/ground_truth_plans")
    today = truth[truth.as_of_date == "2026-09-30"]
    assert today.plan_id.is_unique and today.person_id.nunique() >= 1_000
    gifts = read(demo, "donation/donation_gifts")
    assert set(truth.plan_id) <= set(gifts.recurring_plan_id)
    assert set(today.plan_id).isdisjoint(gifts.recurring_plan_id[gifts.cancelled_on != ""])


def test_plans_that_were_likely_to_end_did_end(demo):
    truth = read(demo, "ground_truth/ground_truth_plans")
    then = truth[truth.as_of_date == "2026-06-25"].set_index("plan_id").churn_probability.astype(float)
    open_today = set(truth.plan_id[truth.as_of_date == "2026-09-30"])
    gone = ~then.index.isin(open_today)
    assert gone[then > 0.2].mean() > 0.2 > 0.05 > gone[then < 0.02].mean()


def test_a_plan_is_not_charged_after_three_failures_in_a_row(demo):
    gifts = read(demo, "donation/donation_gifts")
    plans = gifts[(gifts.recurring_plan_id != "") & gifts.donated_on.str.match(r"20[12]\d-\d\d-\d\d$")]
    plans = plans.sort_values(["recurring_plan_id", "donated_on", "payment_status"])
    failed = (plans.payment_status == "failed").groupby(plans.recurring_plan_id)
    in_a_row = failed.transform(lambda flags: flags.groupby((~flags).cumsum()).cumsum())
    assert in_a_row.max() == 3
    later = plans[in_a_row.groupby(plans.recurring_plan_id).cummax().eq(3) & (in_a_row != 3)]
    assert later.empty


def test_parquet_has_the_columns_and_rows_of_the_csv(tmp_path):
    run("--people", 300, "--out", tmp_path)
    run("--people", 300, "--format", "parquet", "--out", tmp_path)
    for name in FILES:
        table = pq.read_table(tmp_path / f"{name}.parquet").to_pandas().fillna("")
        pd.testing.assert_frame_equal(table, read(tmp_path, name), check_dtype=False)


def test_records_as_size_is_exact(tmp_path):
    run("--records", 1_000, "--out", tmp_path)
    assert len(read(tmp_path, "ground_truth/ground_truth")) == 1_000


def test_one_person_is_enough(tmp_path):
    run("--people", 1, "--out", tmp_path)
    assert len(read(tmp_path, "ground_truth/ground_truth_people")) == 1


@pytest.mark.parametrize("arguments", [
    ["--people", "0"], ["--records", "-5"], ["--people", "many"], ["--format", "xls"], ["--out", __file__],
    ["--seed", "-1"], ["--people", "5", "--records", "5"],
])  # fmt: skip
def test_a_bad_argument_is_answered_with_one_sentence(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    answer = capsys.readouterr().err
    assert stop.value.code == 2
    assert re.fullmatch(r"generate_demo: [^\n]+\n", answer)

"""Three days of a small club: what arrives, is corrected, merges and parts, each day built on the one before."""

import pytest
from project import Project

SETTINGS = {"systems": ["capitan", "stripe", "donation"], "scoring": "weighted"}
MODELS = ["+constituent_events", "+constituent_flags", "+constituent_identifiers", "+monthly_constituents"]
MODELS += ["+monthly_flags", "+monthly_memberships"]
EVENTS = """
    select event_id, constituent_id, event_at, event_type, source_confidence, amount, event_details::varchar, loaded_at,
        event_date
    from timeline.constituent_events order by event_id
"""
FLAGS = """
    select constituent_id, flag_type, opened_on::varchar, closed_on::varchar, closed_because, raised_for
    from engagement.constituent_flags where flag_type = 'no_email' order by flag_number
"""

JANE = {"id": "1", "first_name": "Jane", "last_name": "Miller", "email": "jane@home.example", "telephone": "312-555-0123"}
TWIN = {"id": "2", "first_name": "Jane", "last_name": "Miller", "telephone": "312-555-0144"}
KIM = {"id": "3", "first_name": "Kim", "last_name": "Novak", "email": "kim@example.org"}
PAYER = {"id": "cus_1", "name": "Kim Novak", "email": "kim@example.org"}
DONOR = {"donor_id": "D1", "first_name": "Kim", "last_name": "Novak", "email": "kim@example.org"}


def visit(number, customer, moment, loaded):
    return {"id": number, "customer_id": customer, "check_in_datetime": moment + ":00Z", "_loaded_at": loaded + "T05:00:00Z"}


def charge(number, status, loaded):
    paid = {"amount": "2400", "description": "Day pass", "created": "2026-08-05T10:00:00Z"}
    return paid | {"id": number, "customer": "cus_1", "status": status, "_loaded_at": loaded + "T05:00:00Z"}


def gift(number, amount):
    return {
        "donation_id": number,
        "donor_id": "D1",
        "donated_on": "2026-07-01",
        "amount": amount,
        "payment_status": "succeeded",
    }


REFUND = {"id": "re1", "charge": "ch2", "amount": "2400", "status": "succeeded", "created": "2026-08-06T10:00:00Z"}
FIRST = {
    "capitan_customers": [JANE, TWIN, KIM],
    "capitan_check_ins": [
        visit("v1", "1", "2026-08-01T10:00", "2026-08-02"),
        visit("v2", "2", "2026-08-02T10:00", "2026-08-03"),
        visit("v3", "9", "2026-08-03T10:00", "2099-08-04"),  # so its loader says
        visit("", "3", "2026-08-04T10:00", "2026-08-05"),
        visit("", "3", "2026-08-04T10:00", "2026-08-05"),  # another one
    ],
    "stripe_customers": [PAYER],
    "stripe_charges": [charge("ch1", "failed", "2026-08-06")],
    "stripe_refunds": [REFUND | {"_loaded_at": "2026-08-07T05:00:00Z"}],
    "donation_donors": [DONOR],
    "donation_gifts": [gift("G1", "10.00"), gift("G2", "30.00")],
}
SECOND = FIRST | {
    "capitan_customers": [JANE, TWIN | {"telephone": "312-555-0123"}, KIM],
    "capitan_check_ins": FIRST["capitan_check_ins"]
    + [
        visit("v1", "3", "2026-08-01T12:00", "2026-09-01"),  # corrected: it was Kim, and later
        visit("v4", "1", "2026-08-31T10:00", "2026-09-01"),  # new
        visit("v5", "3", "2025-01-01T10:00", "2026-09-01"),  # late
        visit("v6", "3", "2026-09-02T10:00", "2026-09-01"),  # not yet
        visit("", "3", "2026-08-04T10:00", "2026-09-01"),  # a third one
    ],
    "stripe_charges": FIRST["stripe_charges"]
    + [charge("ch1", "pending", "2026-09-01"), charge("ch2", "succeeded", "2026-09-01")],
    "donation_gifts": [gift("G1", "20.00")],
}
BARE_DAY = {"customer_id": "3", "check_in_datetime": "2026-09-30", "_loaded_at": "2026-09-30T05:00:00Z"}
THIRD = SECOND | {
    "capitan_customers": [JANE, TWIN, KIM],
    "capitan_check_ins": SECOND["capitan_check_ins"]
    + [BARE_DAY, BARE_DAY | {"id": "v7"}, visit("v8", "3", "2026-10-01T04:30", "2026-10-01")],
}


class Club(Project):
    """The project with a few rows in place of the demo's."""

    def __init__(self, folder):
        super().__init__(folder)
        for system in SETTINGS["systems"]:
            for seed in (folder / f"seeds/demo/{system}").glob("*.csv"):
                self.write(seed, [])

    def write(self, seed, rows):
        header = seed.read_text(encoding="utf-8").splitlines()[0]
        lines = [",".join(row.get(column, "") for column in header.split(",")) for row in rows]
        seed.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")

    def day(self, today, tables, *arguments, **variables):
        """Build with the rows of a day; the events and the flags after it."""
        for name, rows in tables.items():
            self.write(self.folder / f"seeds/demo/{name.split('_')[0]}/{name}.csv", rows)
        self.build("--select", *MODELS, *arguments, **SETTINGS, as_of_date=today, **variables)
        return self.fetch(EVENTS)[1], self.fetch(FLAGS)[1]

    def snapshot_with_another_constituent(self, today):
        """The monthly snapshot by itself, after somebody has come whom no build has taken for the month."""
        newcomer = "select * replace ('UC-99999999' as constituent_id) from golden.constituents limit 1"
        self.execute(f"insert into golden.constituents {newcomer}")
        assert self.run("snapshot", "--select", "monthly_constituents", **SETTINGS, as_of_date=today).success


@pytest.fixture(scope="module")
def club(tmp_path_factory):
    return Club(tmp_path_factory.mktemp("club"))


@pytest.fixture(scope="module")
def days(club):
    """The state after the first day, the second, that again, and the third, there and elsewhere."""
    first = club.day("2026-08-31", FIRST)
    club.snapshot_with_another_constituent("2026-08-31")
    states = {
        "first": first,
        "second": club.day("2026-09-01", SECOND),
        "second again": club.day("2026-09-01", SECOND),
        "third": club.day("2026-10-01", THIRD),
        "in Tokyo": club.day("2026-10-01", THIRD, time_zone="Asia/Tokyo"),
    }
    return states | {"back in Chicago": club.day("2026-10-01", THIRD)}


def events(state):
    return {row[0]: row[1:] for row in state[0]}


def test_each_event_is_its_person_s_and_one_of_nobody_is_kept(days):
    found = {event: (row[0], row[3]) for event, row in events(days["first"]).items() if ":row-" not in event}
    assert found == {
        "capitan:checkins:v1:checkin": ("UC-00000001", "exact"),
        "capitan:checkins:v2:checkin": ("UC-00000002", "exact"),
        "capitan:checkins:v3:checkin": (None, "unmatched"),
        "stripe:charges:ch1:payment_failed": ("UC-00000003", "exact"),
        "stripe:refunds:re1:refund": (None, "unmatched"),
        "donation:gifts:G1:donation": ("UC-00000003", "exact"),
        "donation:gifts:G2:donation": ("UC-00000003", "exact"),
    }


def test_what_is_new_late_or_corrected_arrives_and_what_is_withdrawn_goes(days):
    second = events(days["second"])
    assert "capitan:checkins:v4:checkin" in second and "capitan:checkins:v5:checkin" in second
    corrected = second["capitan:checkins:v1:checkin"]
    assert (corrected[0], str(corrected[1])) == ("UC-00000003", "2026-08-01 12:00:00")
    assert "stripe:charges:ch1:payment_failed" not in second and "donation:gifts:G2:donation" not in second
    assert str(second["donation:gifts:G1:donation"][4]) == "20.00"


def test_events_without_an_id_are_as_many_as_were_given_and_keep_what_they_are_known_by(days):
    first, second = (
        {event: row for event, row in events(days[day]).items() if ":row-" in event} for day in ("first", "second")
    )
    assert (len(first), len(second)) == (2, 3)
    assert first.items() <= second.items()


def test_a_refund_finds_its_person_once_the_charge_has_come(days):
    assert events(days["second"])["stripe:refunds:re1:refund"][0] == "UC-00000003"


def test_an_event_of_tomorrow_is_on_the_timeline_tomorrow_though_it_arrived_today(days):
    assert "capitan:checkins:v6:checkin" not in events(days["second"])
    assert "capitan:checkins:v6:checkin" in events(days["third"])


def test_events_follow_their_person_through_a_merger_and_a_split(days):
    of_the_twin = [events(days[day])["capitan:checkins:v2:checkin"][0] for day in ("first", "second", "third")]
    assert of_the_twin == ["UC-00000002", "UC-00000001", "UC-00000002"]


@pytest.mark.parametrize(("built", "other"), [("second", "second again"), ("third", "back in Chicago")])
def test_the_same_rows_give_the_same_events(days, built, other):
    assert days[built] == days[other]


def test_after_a_change_of_the_time_zone_all_events_are_dated_anew(days):
    chicago, tokyo = events(days["third"]), events(days["in Tokyo"])
    assert len(chicago) == len(tokyo)
    found = [
        [(str(event[1]), str(event[7])) for event in (of[f"capitan:checkins:{id}:checkin"] for id in ("v7", "v8"))]
        for of in (chicago, tokyo)
    ]
    assert found == [
        [("2026-09-30 05:00:00", "2026-09-30"), ("2026-10-01 04:30:00", "2026-09-30")],
        [("2026-09-29 15:00:00", "2026-09-30"), ("2026-10-01 04:30:00", "2026-10-01")],
    ]


def test_a_flag_follows_whom_it_was_raised_for_and_closes_when_they_have_become_somebody_with_an_email(days):
    assert days["first"][1] == [("UC-00000002", "no_email", "2026-08-31", None, None, "UC-00000002")]
    assert days["second"][1] == [("UC-00000001", "no_email", "2026-08-31", "2026-09-01", "resolved", "UC-00000002")]
    assert days["third"][1][1:] == [("UC-00000002", "no_email", "2026-10-01", None, None, "UC-00000002")]


def test_nothing_refers_to_a_retired_constituent(club, days):
    live = {row[0] for row in club.fetch("select constituent_id from golden.constituents")[1]}
    for place in ("timeline.constituent_events", "golden.constituent_identifiers", "engagement.constituent_flags"):
        referred = club.fetch(f"select distinct constituent_id from {place} where constituent_id is not null")[1]
        assert {row[0] for row in referred} <= live, place


def test_each_month_is_kept_once_as_it_stood_in_its_first_build_whoever_a_lone_snapshot_finds(club, days):
    kept = "select snapshot_month::varchar, taken_on::varchar, count(*) from snapshots.{} group by all order by all"
    assert club.fetch(kept.format("monthly_constituents"))[1] == [
        ("2026-08-01", "2026-08-31", 3),
        ("2026-09-01", "2026-09-01", 2),
        ("2026-10-01", "2026-10-01", 3),
    ]
    assert [row[2] for row in club.fetch(kept.format("monthly_flags"))[1]] == [1, 1]  # none was open in September


@pytest.mark.parametrize(
    ("day", "constituents", "flags"), [("2026-08-31", 3, 1), ("2026-09-30", 2, 0), ("2026-12-24", 3, 1)]
)
def test_how_it_looked_then_is_the_last_month_taken_before_though_it_had_no_flag(club, days, day, constituents, flags):
    shown = club.run("show", "--select", "how_did_it_look_then", **SETTINGS, as_of_date="2026-10-01", then=day)
    then = shown.result.results[0].agate_table.rows[0]
    assert (then["constituents"], then["open_flags"]) == (constituents, flags)

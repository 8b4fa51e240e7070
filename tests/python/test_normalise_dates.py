"""parse_date, parse_timestamp and parse_moment, and the labels of dates."""

from datetime import date, datetime

DATES = {
    "2024-03-05": date(2024, 3, 5),
    " 2024-03-05 ": date(2024, 3, 5),
    "2024-03-05T23:59:59Z": date(2024, 3, 5),
    "2024-03-05 00:00:00": date(2024, 3, 5),
    "2024-03-05 23:30:00.123-08": date(2024, 3, 5),
    "2024-03-05 23:30:00.000 -0800": date(2024, 3, 5),
    "2024-3-5": date(2024, 3, 5),
    "2024/03/05": date(2024, 3, 5),
    "2024.03.05": date(2024, 3, 5),
    "20240305": date(2024, 3, 5),
    "3/5/2024": date(2024, 3, 5),
    "03-05-2024": date(2024, 3, 5),
    "03.05.2024": date(2024, 3, 5),
    "3/5/2024 2:15 PM": date(2024, 3, 5),
    "13/5/2024": date(2024, 5, 13),
    "31-12-1999": date(1999, 12, 31),
    "3/5/24": date(2024, 3, 5),
    "3/5/30": date(2030, 3, 5),
    "3/5/31": date(1931, 3, 5),
    "3/5/99": date(1999, 3, 5),
    "13/5/24": date(2024, 5, 13),
    "3/5/00": date(2000, 3, 5),
    "Mar 5 2024": date(2024, 3, 5),
    "Mar. 5, 2024": date(2024, 3, 5),
    "March 5, 2024": date(2024, 3, 5),
    "MARCH 5TH, 2024": date(2024, 3, 5),
    "5 March 2024": date(2024, 3, 5),
    "5-Mar-2024": date(2024, 3, 5),
    "05-MAR-24": date(2024, 3, 5),
    "5-Mar-61": date(1961, 3, 5),
    "Sept 1, 2001": date(2001, 9, 1),
    "may 31 1980": date(1980, 5, 31),
    "29 February 2024": date(2024, 2, 29),
    "0001-01-01": date(1, 1, 1),
    # a day of the week before it, words between, white space of every kind
    "Tuesday, March 5, 2024": date(2024, 3, 5),
    "Tue, 5 Mar 2024 10:15:30 +0100": date(2024, 3, 5),
    "Tue 3/5/2024": date(2024, 3, 5),
    "5th of March, 2024": date(2024, 3, 5),
    "Dec 25, 2019 at 3:51 AM": date(2019, 12, 25),
    "March 5, 2024 2 PM": date(2024, 3, 5),
    "Tue Mar  5 10:15:30 2024": date(2024, 3, 5),
    "Tue Mar 05 2024 10:15:30 GMT-0600 (Central Standard Time)": date(2024, 3, 5),
    "05MAR2024": date(2024, 3, 5),
    "05MAR2024:10:15:30": date(2024, 3, 5),
    "2024 Mar 5": date(2024, 3, 5),
    "Mar 5 '24": date(2024, 3, 5),
    "March 5, 2024.": date(2024, 3, 5),
    "\u00a02024-03-05\t": date(2024, 3, 5),
    "2024-03-05\r\n": date(2024, 3, 5),
    "\u200e3/\u200e5/\u200e2024": date(2024, 3, 5),
    "March\u202f5,\u20092024": date(2024, 3, 5),
    "Tue, 30 Feb 2024": None,
    "Funday, March 5, 2024": None,
    "March 2024": None,
    "3/5 10:15:30": None,
    "5 Mar 10:15:30": None,
    "2024年3月5日": date(2024, 3, 5),
    "2024-02-30": None,
    "2/30/2024": None,
    "February 29, 2023": None,
    "13/13/2024": None,
    "0/5/2024": None,
    "0000-00-00": None,
    "20241305": None,
    "2024-03": None,
    "2024-03-05 banana": None,
    "2024-03-05; drop table people": None,
    "5/2024": None,
    "1709596800": None,
    "45356": None,
    "tomorrow": None,
    "n/a": None,
    "٥/٣/٢٠٢٤": None,
    "📅": None,
    "9" * 5000: None,
    "": None,
    None: None,
}
TIMESTAMPS = {
    "2024-03-05 10:15:30": datetime(2024, 3, 5, 10, 15, 30),
    "2024-03-05T10:15:30Z": datetime(2024, 3, 5, 10, 15, 30),
    "2024-03-05 10:15:30.123456+00": datetime(2024, 3, 5, 10, 15, 30),
    "2024-03-05T10:15:30-06:00": datetime(2024, 3, 5, 10, 15, 30),
    "2024-03-05 10:15": datetime(2024, 3, 5, 10, 15),
    "2024-03-05 1:15:30 pm": datetime(2024, 3, 5, 13, 15, 30),
    "3/5/2024 2:15 PM": datetime(2024, 3, 5, 14, 15),
    "3/5/2024, 2:15:09 p.m.": datetime(2024, 3, 5, 14, 15, 9),
    "3/5/2024 12:05 AM": datetime(2024, 3, 5, 0, 5),
    "3/5/2024 12:05 PM": datetime(2024, 3, 5, 12, 5),
    "March 5, 2024 09:00": datetime(2024, 3, 5, 9),
    "5-Mar-24 23:59:59": datetime(2024, 3, 5, 23, 59, 59),
    "2024-03-05": datetime(2024, 3, 5),
    "20240305": datetime(2024, 3, 5),
    "1709633730": datetime(2024, 3, 5, 10, 15, 30),
    "1709633730123": datetime(2024, 3, 5, 10, 15, 30),
    "1709633730123456": datetime(2024, 3, 5, 10, 15, 30),
    "3/5/2024, 2:15:09\u202fPM": datetime(2024, 3, 5, 14, 15, 9),
    "3/5/2024\u00a012:15:09\u00a0am": datetime(2024, 3, 5, 0, 15, 9),
    "3/5/2024 2:15 p.\u00a0m.": datetime(2024, 3, 5, 14, 15),
    "3/5/2024 2pm": datetime(2024, 3, 5, 14),
    "3/5/2024 14:15 PM": datetime(2024, 3, 5, 14, 15),
    "3/5/2024 0:15 PM": datetime(2024, 3, 5, 12, 15),
    "3/5/2024 0:15 AM": datetime(2024, 3, 5, 0, 15),
    "3/5/2024 14:15 AM": None,
    "2024-03-05 12:15:30.000 America/New_York": datetime(2024, 3, 5, 12, 15, 30),
    "2024-03-05 02:15:30 Pacific/Auckland": datetime(2024, 3, 5, 2, 15, 30),
    "2024-03-05 12:15 pmst": datetime(2024, 3, 5, 12, 15),
    "2024-03-05T10:15:30+01:00[Europe/Paris]": datetime(2024, 3, 5, 10, 15, 30),
    "Tue, 5 Mar 2024 10:15:30 +0100": datetime(2024, 3, 5, 10, 15, 30),
    "Tuesday, 05-Mar-24 10:15:30 GMT": datetime(2024, 3, 5, 10, 15, 30),
    "Tue Mar  5 10:15:30 2024": datetime(2024, 3, 5, 10, 15, 30),
    "Tue Mar  5 10:15:30 PM CST 2024": datetime(2024, 3, 5, 22, 15, 30),
    "Tue Mar 05 10:15:30 +0000 2024": datetime(2024, 3, 5, 10, 15, 30),
    "Tue Mar 05 2024 10:15:30 GMT-0600 (Central Standard Time)": datetime(2024, 3, 5, 10, 15, 30),
    "05/Mar/2024:10:15:30 -0600": datetime(2024, 3, 5, 10, 15, 30),
    "05MAR2024:10:15:30": datetime(2024, 3, 5, 10, 15, 30),
    "Dec 25, 2019 at 3:51 AM": datetime(2019, 12, 25, 3, 51),
    "Monday, December 25, 2019 at 12:51 PM": datetime(2019, 12, 25, 12, 51),
    "7/17/2009 12:34:40 PM": datetime(2009, 7, 17, 12, 34, 40),
    "04/02/2014, 04:08 PM": datetime(2014, 4, 2, 16, 8),
    "2024-03-05 10:15:30\n": datetime(2024, 3, 5, 10, 15, 30),
    "170963373": None,
    "9709633730": None,
    "2024-03-05 25:00:00": None,
    "2024-03-05 24:00:00": None,
    "2024-03-05 10:75": None,
    "2024-02-30 10:15:30": None,
    "10:15:30": None,
    "": None,
    None: None,
}
MOMENTS = {
    "2024-03-05T10:15:30Z": datetime(2024, 3, 5, 10, 15, 30),
    "2024-03-05T10:15:30-06:00": datetime(2024, 3, 5, 16, 15, 30),
    "2024-03-05T10:15:30-0600": datetime(2024, 3, 5, 16, 15, 30),
    "2024-03-05 10:15:30.123456+05:30": datetime(2024, 3, 5, 4, 45, 30),
    "2024-03-05 10:15 CDT": datetime(2024, 3, 5, 15, 15),
    "2024-03-05 10:15 GMT+2": datetime(2024, 3, 5, 8, 15),
    "2024-03-05 10:15:00 UTC+02:00": datetime(2024, 3, 5, 8, 15),
    "3/5/2024 11:15 PM EST": datetime(2024, 3, 6, 4, 15),
    "3/5/2024 11:15 PM": datetime(2024, 3, 5, 23, 15),
    "2024-03-05": datetime(2024, 3, 5, 6),
    "2024-03-05 00:00": datetime(2024, 3, 5),
    "1709633730": datetime(2024, 3, 5, 10, 15, 30),
    "1709633730123": datetime(2024, 3, 5, 10, 15, 30),
    "9999-12-31": datetime(9999, 12, 31),
    # zones by name
    "2024-03-05 10:15:30.000 America/New_York": datetime(2024, 3, 5, 15, 15, 30),
    "2024-07-05 10:15:30.000 America/New_York": datetime(2024, 7, 5, 14, 15, 30),
    "7/5/2024 2:15 PM Europe/London": datetime(2024, 7, 5, 13, 15),
    "2024-03-05 10:15:30 America/Argentina/Buenos_Aires": datetime(2024, 3, 5, 13, 15, 30),
    "2024-03-05T10:15:30[America/Chicago]": datetime(2024, 3, 5, 16, 15, 30),
    "2024-03-05T10:15:30+01:00[Europe/Paris]": datetime(2024, 3, 5, 9, 15, 30),
    "2024-03-05 10:15:30 America/Nowhere": None,
    "2024-03-05 10:15:30 XYZ": None,
    "2024-03-05 10:15:30 +25:00": None,
    # as mail, browsers, Unix and web servers write them
    "Tue, 5 Mar 2024 10:15:30 +0100": datetime(2024, 3, 5, 9, 15, 30),
    "Tue, 05 Mar 2024 10:15:30 GMT": datetime(2024, 3, 5, 10, 15, 30),
    "Tue, 5 Mar 2024 10:15:30 -0600 (CST)": datetime(2024, 3, 5, 16, 15, 30),
    "Tue Mar 05 2024 10:15:30 GMT-0600 (Central Standard Time)": datetime(2024, 3, 5, 16, 15, 30),
    "Tue Mar  5 10:15:30 2024": datetime(2024, 3, 5, 10, 15, 30),
    "Tue Mar  5 10:15:30 CST 2024": datetime(2024, 3, 5, 16, 15, 30),
    "Tue Mar 05 10:15:30 +0000 2024": datetime(2024, 3, 5, 10, 15, 30),
    "05/Mar/2024:10:15:30 -0600": datetime(2024, 3, 5, 16, 15, 30),
    "05MAR2024:10:15:30": datetime(2024, 3, 5, 10, 15, 30),
    "3/5/2024, 2:15:09\u202fPM": datetime(2024, 3, 5, 14, 15, 9),
    "3/5/2024 2:15\u202fPM\u00a0EST": datetime(2024, 3, 5, 19, 15),
    "Dec 25, 2019 at 3:51 AM": datetime(2019, 12, 25, 3, 51),
    "3/5/2024 2 PM": datetime(2024, 3, 5, 14),
    "3/5/2024 2 PM CST": datetime(2024, 3, 5, 20),
    " 2024-03-05 10:15:30\n": datetime(2024, 3, 5, 10, 15, 30),
    "2024-02-30T10:15:30-06:00": None,
    "soon": None,
    "": None,
    None: None,
}
LABELS = {
    "2024-03-05": None,
    "2024-13-05": "unparseable_date",
    "1889-03-05": "impossible_date",
    "2999-03-05": "impossible_date",
    "soon": "unparseable_date",
    None: "missing_date",
}


def test_dates(outcome):
    assert outcome("parse_date('given')", DATES) == DATES


def test_timestamps(outcome):
    assert outcome("parse_timestamp('given')", TIMESTAMPS) == TIMESTAMPS


def test_moments_are_those_of_utc(outcome):
    assert outcome("""parse_moment('given', "'America/Chicago'")""", MOMENTS) == MOMENTS


def test_of_an_hour_that_comes_twice_the_first_is_meant_and_a_skipped_one_is_an_hour_later(outcome):
    clocks = {
        "2024-11-03 00:59:00": datetime(2024, 11, 3, 5, 59),
        "2024-11-03 01:30:00": datetime(2024, 11, 3, 6, 30),
        "2024-11-03 02:00:00": datetime(2024, 11, 3, 8),
        "2024-03-10 02:30:00": datetime(2024, 3, 10, 8, 30),
        "2024-03-10 03:30:00": datetime(2024, 3, 10, 8, 30),
    }
    assert outcome("""utc_moment('cast(given as timestamp)', "'America/Chicago'")""", clocks) == clocks


def test_a_card_is_good_until_the_last_day_of_its_month(outcome):
    cards = {"2": date(2028, 2, 29), "12": date(2028, 12, 31), "4.0": date(2028, 4, 30), "13": None, "": None, None: None}
    assert outcome("last_day_of_card(\"'2028'\", 'given')", cards) == cards


def test_what_a_database_writes_for_its_own_types_parses_again(outcome):
    stamp = "2024-03-05 10:15:30"
    for kind, expected in [("date", datetime(2024, 3, 5)), ("timestamp", datetime(2024, 3, 5, 10, 15, 30))]:
        call = f"parse_timestamp('cast(cast(given as timestamp) as {kind})')"
        assert outcome(call, [stamp]) == {stamp: expected}


def test_labels(outcome):
    call = "date_issue('given', parse_date('given'), earliest_birth_date(), as_of_date(), is_required=true)"
    assert outcome(call, LABELS) == LABELS

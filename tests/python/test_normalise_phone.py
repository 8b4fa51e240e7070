"""normalise_phone, by hand and against the package phonenumbers."""

import random

import pandas as pd
import phonenumbers
import pytest

NORMALISE = "normalise_phone(clean_text('given'))"
BY_HAND = {
    "(312) 555-0142": "+13125550142",
    "312.555.0142": "+13125550142",
    "1 312 555 0142": "+13125550142",
    "+1-312-555-0142": "+13125550142",
    "001 312 555 0142": "+13125550142",
    "011 1 312 555 0142": "+13125550142",
    "312-555-0142 x123": "+13125550142",
    "312-555-0142 Ext. 123": "+13125550142",
    "tel:+1-312-555-0142;ext=9": "+13125550142",
    "3125550142.0": "+13125550142",
    "312\u2011555\u20110142": "+13125550142",
    "+44 (0)20 7946 0958": "+442079460958",
    "011 44 20 7946 0958": "+442079460958",
    "+33 1 99 00 12 34": "+33199001234",
    "555-0142": None,
    "112-555-0142": None,
    "411-555-0142": None,
    "312-155-0142": None,
    "312-911-0142": None,
    "222-222-2222": None,
    "+1 888 888 8888": None,
    "0000000000": None,
    # several numbers, in every notation: the first
    "312-555-0142; 773-555-0199": "+13125550142",
    "312-555-0142, 773-555-0199": "+13125550142",
    "312-555-0142/773-555-0199": "+13125550142",
    "312/555-0142 / 773/555-0199": "+13125550142",
    "312-555-0142 | 773-555-0199": "+13125550142",
    "312-555-0142 or 773-555-0199": "+13125550142",
    "312-555-0142 & 773-555-0199": "+13125550142",
    "312-555-0142\n773-555-0199": "+13125550142",
    "+1 312 555 0142 +1 773 555 0199": "+13125550142",
    "1-312-555-0142, 1-773-555-0199": "+13125550142",
    "312-555-0142 x5; 773-555-0199": "+13125550142",
    "+44 20 7946 0958; +44 20 7946 0959": "+442079460958",
    "cell: 312-555-0142 home: 773-555-0199": "+13125550142",
    "(c) 312-555-0142 (h) 773-555-0199": "+13125550142",
    # two extensions, labels
    "(530) 583-6985 x302/x2303": "+15305836985",
    "312-555-0142 ext 5, ext 7": "+13125550142",
    "cell: 312-555-0142": "+13125550142",
    "Mobile 312-555-0142": "+13125550142",
    "312-555-0142 (home)": "+13125550142",
    "312-555-0142 home": "+13125550142",
    "w: 312-555-0142": "+13125550142",
    "fax: 312-555-0142": None,
    "312-555-0142 Jane": None,
    # the zero that is dialled at home
    "+33 0 6 12 34 56 78": "+33612345678",
    "+49 030 123456": "+4930123456",
    "+44 020 7946 0958": "+442079460958",
    "+353 01 496 0000": "+35314960000",
    "0033 6 12 34 56 78": "+33612345678",
    "011 33 06 12 34 56 78": "+33612345678",
    "+39 06 6698 2000": "+390666982000",
    "+225 07 12 34 56 78": "+2250712345678",
    "1-800-FLOWERS": None,
    "312-555-01422": None,
    "312-555-0142 x1234567890": None,
    "312-555-0142 773-555": None,
    "+123": None,
    "+1234567890123456": None,
    "not given": None,
    "": None,
    None: None,
}
AMERICAN = [
    "{}{}{}", "({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "{} {} {}", "{}/{}-{}", "{}\u2011{}\u2011{}",
    "1{}{}{}", "1-{}-{}-{}", "1 ({}) {} {}", "+1{}{}{}", "+1 ({}) {}-{}", "tel:+1-{}-{}-{}", "011 1 {} {} {}",
    "{}\u00a0{}\u00a0{}",
]  # fmt: skip
ABROAD = ["+{} {}", "+{}{}", "011 {} {}", "+{} (0){}"]
COUNTRIES = ["44", "49", "33", "52", "61", "81", "91", "353", "972"]
EXTENSIONS = ["", "", "", " x12", " ext. 4567", " ext 12", " extension 99", " #8", ";ext=123", ", ext 5"]
AREA_CODES = ["312", "773", "847", "630", "217", "212", "415", "416", "787", "800", "888"]


@pytest.fixture(scope="module")
def judged(outcome):
    """8,000 numbers: ours, theirs, and whether theirs is possible (by its length) and valid (assigned)."""
    rows = []
    for number, ours in outcome(NORMALISE, made_up_numbers(random.Random(0))).items():
        theirs = phonenumbers.parse(number, "US")
        rows.append({
            "given": number,
            "ours": ours,
            "theirs": phonenumbers.format_number(theirs, phonenumbers.PhoneNumberFormat.E164),
            "is_possible": phonenumbers.is_possible_number(theirs),
            "is_valid": phonenumbers.is_valid_number(theirs),
        })  # fmt: skip
    return pd.DataFrame(rows)


def made_up_numbers(some: random.Random) -> list[str]:
    def digits(count: int) -> str:
        return "".join(some.choices("0123456789", k=count))

    american = []
    for _ in range(6000):
        area_code = some.choice(AREA_CODES) if some.random() < 0.6 else digits(3)
        number = some.choice(AMERICAN).format(area_code, digits(3), digits(4))
        american.append(number + some.choice(EXTENSIONS))
    abroad = []
    for _ in range(2000):
        number = some.choice("123456789") + digits(some.randint(6, 10))
        abroad.append(some.choice(ABROAD).format(some.choice(COUNTRIES), number))
    return american + abroad


def test_by_hand(outcome):
    assert outcome(NORMALISE, BY_HAND) == BY_HAND


def test_what_is_kept_is_the_number_that_phonenumbers_reads(judged):
    """A zero in brackets, which people only dial at home, goes on our side even where theirs cannot tell."""
    kept = judged[judged["ours"].notna() & ~judged["given"].str.contains("(0)", regex=False)]
    assert len(kept) > 3000
    assert differing(kept) == []


def test_what_phonenumbers_finds_valid_is_kept_where_there_is_such_an_exchange(judged):
    no_exchange = judged["theirs"].str.fullmatch(r"\+1\d{3}([01]\d\d|\d11)\d{4}")
    valid = judged[judged["is_valid"] & ~no_exchange]
    assert len(valid) > 2000
    assert differing(valid) == []
    assert judged.loc[no_exchange, "ours"].isna().all()


def test_an_american_number_of_a_length_that_cannot_be_is_null(judged):
    impossible = judged[judged["theirs"].str.startswith("+1") & ~judged["is_possible"]]
    assert len(impossible) > 10
    assert impossible["ours"].isna().all()


def differing(rows: pd.DataFrame) -> list:
    return rows.loc[rows["ours"] != rows["theirs"], ["given", "ours", "theirs"]].to_dict("records")

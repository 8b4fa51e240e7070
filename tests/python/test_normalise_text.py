"""Texts, addresses, money and yes or no."""

import unicodedata
from decimal import Decimal

import duckdb
import pandas as pd
import pytest

HOSTILE_NAME = "Robert'); DROP TABLE people;--"
CLEAN = {
    "  Jane \t Doe\r\n": "Jane Doe",
    "\u200bJane\u00a0\u3000Doe\ufeff": "Jane Doe",
    "\u202eJane\u202c \u200fDoe": "Jane Doe",
    "Ja\x00ne\x07 D\x1foe\x9f": "Jane Doe",
    "👩\u200d👩 Doe": "👩👩 Doe",
    "José Núñez": "José Núñez",
    "دו יונס": "دו יונס",
    HOSTILE_NAME: HOSTILE_NAME,
    "x" * 5000: "x" * 500,
    " " * 600 + "x": "x",
    " \n\u2003": None,
    "\u200b": None,
    "": None,
    None: None,
}
FOLDED = {
    "José O’Brien-Smith": "jose obrien smith",
    "O'Brien": "obrien",
    "SMITH-JONES": "smith jones",
    "Nguyễn Thị Ánh": "nguyen thi anh",
    "Łukasz Żółć": "lukasz zolc",
    "Straße, Æsir & Œuvre, Þór": "strasse aesir oeuvre thor",
    "e\u0301cole": "ecole",
    "A.B.  C_D 12/b": "a b c d 12 b",
    "İpek Ilgın": "ipek ilgin",
    HOSTILE_NAME: "robert drop table people",
    "🎉": None,
    "Ελένη": None,
    "": None,
    None: None,
}
EMAILS = {
    "Jane.Doe@Example.ORG": "jane.doe@example.org",
    "jane+news@mail.example.co.uk": "jane+news@mail.example.co.uk",
    "mailto:jane@example.org": "jane@example.org",
    "<jane@example.org>": "jane@example.org",
    "Jane Doe <jane@example.org>": "jane@example.org",
    "'jane@example.org'": "jane@example.org",
    '"jane@example.org"': "jane@example.org",
    "jane@example.org.": "jane@example.org",
    "jane@example.org; bob@example.org": "jane@example.org",
    "mailto:jane@example.org?subject=Hi": "jane@example.org",
    "o'brien@example.org": "o'brien@example.org",
    "josé@example.org": "josé@example.org",
    "jane@xn--bcher-kva.example": "jane@xn--bcher-kva.example",
    # several addresses, in every notation: the first
    "Jane <jane@example.org>, Bob <bob@example.org>": "jane@example.org",
    '"Doe, Jane" <jane@example.org>; bob@example.org': "jane@example.org",
    "jane@example.org, bob@example.org": "jane@example.org",
    "jane@example.org/bob@example.org": "jane@example.org",
    "jane@example.org|bob@example.org": "jane@example.org",
    "jane@example.org & bob@example.org": "jane@example.org",
    "jane@example.org or bob@example.org": "jane@example.org",
    "foo@example.org\nbar@example.org": "foo@example.org",
    "a.b@example.org;c.d@example.org": "a.b@example.org",
    # a name before it
    "Simon Harker simon@example.org": "simon@example.org",
    "Simon simon@example.org": "simon@example.org",
    "Harker, Simon simon@example.org": "simon@example.org",
    "email: simon@example.org": "simon@example.org",
    "simon@example.org (work)": "simon@example.org",
    "(simon@example.org)": "simon@example.org",
    "pauline.o'rielly@example.org": "pauline.o'rielly@example.org",
    "jane doe@example.org": None,
    '"jane doe"@example.org': None,
    "jane(at)example.org": None,
    "jane@example": None,
    "jane@localhost": None,
    "jane@@example.org": None,
    "jane @example.org": None,
    "jane@exa mple.org": None,
    "jane@-example.org": None,
    "jane@example..org": None,
    "@example.org": None,
    "jane.example.org": None,
    "jane@1.2.3.4": None,
    "n/a": None,
    "": None,
    None: None,
}
POSTAL_CODES = {
    "60614": "60614",
    "60614-2301": "60614",
    "606142301": "60614",
    "60614 2301": "60614",
    "60614-": "60614",
    "60614.0": "60614",
    "2138": "02138",
    "2138-1234": "02138",
    "21381234": "02138",
    "681": "00681",
    "681-1234": "00681",
    "6811234": "00681",
    "501": "00501",
    '="02138"': "02138",
    "='2138'": "02138",
    "'02138": "02138",
    "k1a0b1": "K1A 0B1",
    "K1A-0B1": "K1A 0B1",
    "k1a 0b1": "K1A 0B1",
    "sw1a 1aa": "SW1A 1AA",
    "123": "123",
    None: None,
}
STATES = {
    "il": "IL",
    "I.L.": "IL",
    "Illinois": "IL",
    "new york": "NY",
    "District of Columbia": "DC",
    "Ontario": "ON",
    "Île-de-France": "ÎLE-DE-FRANCE",
    None: None,
}
CASES = {
    "JANE": "Jane",
    "jane": "Jane",
    "ANNE-MARIE O'BRIEN": "Anne-Marie O'Brien",
    "o’neill": "O’Neill",
    "DeShawn McDonald": "DeShawn McDonald",
    "JD": "Jd",
    "ÉLODIE": "Élodie",
    "-x": "-X",
    "🎉": "🎉",
    None: None,
}
AMOUNTS = {
    "12": Decimal("12"),
    "12.5": Decimal("12.50"),
    "$1,234.50": Decimal("1234.50"),
    "$ 1,234,567.89": Decimal("1234567.89"),
    "(12.00)": Decimal("-12"),
    "($1,200)": Decimal("-1200"),
    "-$5.00": Decimal("-5"),
    "$-5": Decimal("-5"),
    "12.00 USD": Decimal("12"),
    ".5": Decimal("0.50"),
    "0": Decimal(0),
    "25.00-": Decimal("-25"),
    "$1,200.00 -": Decimal("-1200"),
    "\u221225.00": Decimal("-25"),
    "\u2013 25.00": Decimal("-25"),
    "(\u00a025.00\u202f)": Decimal("-25"),
    "+25.00": Decimal("25"),
    "+$25": Decimal("25"),
    "25.00+": Decimal("25"),
    "US$25.00": Decimal("25"),
    "1\u202f234.50": Decimal("1234.50"),
    "1'234.50": Decimal("1234.50"),
    "25.00\r\n": Decimal("25"),
    "-25.00-": None,
    "-(25.00)": None,
    "+-25": None,
    "-": None,
    "CA$10": None,
    "€25": None,
    "1.234,50": None,
    "12,34": None,
    "1e5": None,
    "NaN": None,
    "twelve": None,
    "$": None,
    "12.00.00": None,
    "9" * 30: None,
    "": None,
    None: None,
}
AMOUNTS_WITH_A_COMMA = {
    "1.234,56": Decimal("1234.56"),
    "1.234.567,8": Decimal("1234567.80"),
    "25,00-": Decimal("-25"),
    "($1.200,50)": Decimal("-1200.50"),
    "12,5": Decimal("12.50"),
    "1.234": Decimal("1234"),
    "12.50": Decimal("12.50"),
    "-0.5": Decimal("-0.50"),
    "12": Decimal("12"),
    "1,234.56": None,
    "12.3456": None,
    "": None,
    None: None,
}
BOOLEANS = {
    "Y": True, "yes": True, " TRUE ": True, "t": True, "1": True,
    "1.0": True, "1.": True, "1.00": True, "-1": True, "-1.0": True, "\u00a0yes\t": True, "on": True,
    "0.0": False, "0.00 ": False, "off": False, "1.5": None, "10": None,
    "N": False, "no": False, "False": False, "f": False, "0": False,
    "maybe": None, "2": None, "": None, None: None,
}  # fmt: skip


def test_clean_text(outcome):
    assert outcome("clean_text('given')", CLEAN) == CLEAN


def test_fold_text(outcome):
    assert outcome("fold_text('given')", FOLDED) == FOLDED


def test_every_latin_letter_with_an_accent_folds_to_its_letter(outcome):
    """As Unicode takes them apart: Latin-1, Latin Extended-A and -B, and the Vietnamese ones."""
    expected = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        if letter.isascii() and letter.isalpha():
            expected[chr(code)] = letter
    assert len(expected) > 400
    assert outcome("fold_text('given')", expected) == expected


def test_the_bodies_of_without_accents_agree_on_every_letter(outcome):
    letters = [chr(code) for code in [*range(0x20, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00)]]
    plain = "regexp_replace_all({}without_accents('lower(given)'), '[^ -~]', '')"
    assert outcome(plain.format("constituent_360.default__"), letters) == outcome(plain.format(""), letters)


def test_emails(outcome):
    assert outcome("normalise_email(clean_text('given'))", EMAILS) == EMAILS


def test_postal_codes(outcome):
    assert outcome("normalise_postal_code(clean_text('given'))", POSTAL_CODES) == POSTAL_CODES


def test_a_zero_comes_back_only_where_the_state_has_such_codes(compiled):
    sql = compiled("""select {{ normalise_postal_code('given', 'state') }} from (
        select unnest(['7810', '7810', '7810', '681', '681', '7810-1234', 'k1a0b1']) as given,
            unnest(['TX', 'NJ', null, 'PR', 'TX', 'NJ', 'ON']) as state) as codes""")
    with duckdb.connect() as connection:
        found = [row[0] for row in connection.execute(sql).fetchall()]
    assert found == ["7810", "07810", "07810", "00681", "681", "07810", "K1A 0B1"]


def test_states(outcome):
    assert outcome("normalise_state(clean_text('given'))", STATES) == STATES


def test_proper_case(outcome):
    assert outcome("proper_case('given')", CASES) == CASES


def test_two_capitals_stay_within_a_name_of_both_cases(outcome):
    assert outcome("""proper_case('given', "'JD Vance'")""", ["JD"]) == {"JD": "JD"}


def test_money(outcome):
    assert outcome("parse_money('given')", AMOUNTS) == AMOUNTS


def test_money_where_a_comma_stands_before_the_cents(compiled):
    sql = compiled("select given, {{ parse_money('given') }} as made from texts", decimal_sign=",")
    texts = pd.DataFrame({"given": pd.Series(list(AMOUNTS_WITH_A_COMMA), dtype=object)})
    with duckdb.connect() as connection:
        connection.register("texts", texts)
        assert dict(connection.execute(sql).fetchall()) == AMOUNTS_WITH_A_COMMA


def test_cents_whole_numbers_and_shares_have_a_sign_of_any_kind(outcome):
    cents = {"2500-": -25, "\u22122500": -25, "+2500": 25, "\u00a02500\n": 25, "(25)": -25, "$25-": -25, "25-00": None}
    assert outcome("parse_cents('given')", cents) == cents
    numbers = {"5-": -5, "\u22125": -5, "+5": 5, "\t5\u202f": 5, "(5)": -5, "+5.0": 5, "5+5": None, "$5": None}
    assert outcome("parse_whole_number('given')", numbers) == numbers
    shares = {"60\u202f%": Decimal("0.6"), "+60%": Decimal("0.6"), "\u22120.1": Decimal("-0.1"), "60%-": Decimal("-0.6")}
    assert outcome("parse_share('given')", shares) == shares


def test_booleans(outcome):
    assert outcome("parse_boolean('given')", BOOLEANS) == BOOLEANS


@pytest.mark.parametrize("expression", ["given", "substring(given, 1)"])
def test_spaces_of_any_kind_are_taken_off_the_ends_alone(outcome, expression):
    spaced = {
        "a": "a",
        " a": "a",
        "a b ": "a b",
        "\u00a0a": "a",
        "é\u2003": "é",
        "\u00a0": "",
        "": "",
        "\ta": "\ta",
        None: None,
    }
    assert outcome(f"trimmed('{expression}')", spaced) == spaced

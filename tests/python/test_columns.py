"""Which column of a file holds what: headers of the vendors' exports, columns that say the same, and what somebody says."""

import json
from datetime import date

import duckdb
import openpyxl
import pytest
from project import ROOT

STAGING = (ROOT / "models/staging/records/stg_records__people.sql").read_text()
# the columns of an export, and which of them are read as what; names and ids stand in test_record_ids, too
HEADERS = {
    "Salesforce": (
        "Contact ID,First Name,Last Name,Phone,Mobile,Email,Mailing Street,Mailing City,Mailing State/Province,"
        "Mailing Zip/Postal Code,Other Street,Other City,Other Zip/Postal Code,Assistant's Phone,Last Modified Date",
        {
            "phone": "Phone,Mobile", "address": "Mailing Street,Other Street", "city": "Mailing City,Other City",
            "state": "Mailing State/Province", "postal_code": "Mailing Zip/Postal Code,Other Zip/Postal Code",
            "updated_at": "Last Modified Date",
        },
    ),
    "Salesforce's Data Loader": (
        "Id,FirstName,LastName,MailingStreet,MailingPostalCode,HomePhone,MobilePhone,npe01__HomeEmail__c,npe01__WorkEmail__c",
        {
            "first_name": "FirstName", "address": "MailingStreet", "postal_code": "MailingPostalCode",
            "phone": "MobilePhone,HomePhone", "email": "npe01__HomeEmail__c,npe01__WorkEmail__c",
        },
    ),
    "NPSP Data Import": (
        "Contact1 First Name,Contact1 Last Name,Contact1 Personal Email,Contact1 Mobile Phone,"
        "Contact2 First Name,Home Street",
        {"first_name": "Contact1 First Name", "email": "Contact1 Personal Email", "phone": "Contact1 Mobile Phone",
         "address": "Home Street"},
    ),
    "Google": (
        "Given Name,Additional Name,Family Name,Name Suffix,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,"
        "Phone 1 - Value,"
        "Address 1 - Street,Address 1 - Extended Address,Address 1 - City,Address 1 - Region,Address 1 - Postal Code",
        {
            "middle_name": "Additional Name", "suffix": "Name Suffix", "email": "E-mail 1 - Value,E-mail 2 - Value",
            "phone": "Phone 1 - Value", "address": "Address 1 - Street", "address_line_2": "Address 1 - Extended Address",
            "city": "Address 1 - City", "state": "Address 1 - Region", "postal_code": "Address 1 - Postal Code",
        },
    ),
    "Outlook": (
        "First Name,Last Name,E-mail Address,E-mail 2 Address,Home Phone,Home Phone 2,Mobile Phone,Business Phone,Home Fax,"
        "Home Street,Home Street 2,Home City,Home Postal Code,Business Street,Business City,Assistant's Name,Company",
        {
            "email": "E-mail Address,E-mail 2 Address", "phone": "Mobile Phone,Home Phone,Business Phone,Home Phone 2",
            "address": "Home Street,Business Street", "address_line_2": "Home Street 2", "organisation": "Company",
        },
    ),
    "Raiser's Edge": (
        "CnBio_ID,CnBio_First_Name,CnBio_Last_Name,CnBio_Org_Name,CnBio_Birth_date,CnAdrPrf_Addrline1,CnAdrPrf_Addrline2,"
        "CnAdrPrf_City,CnAdrPrf_State,CnAdrPrf_ZIP,CnPh_1_01_Phone_number,CnPh_1_02_Phone_number,CnSpSpBio_First_Name",
        {
            "first_name": "CnBio_First_Name", "organisation": "CnBio_Org_Name", "birth_date": "CnBio_Birth_date",
            "address": "CnAdrPrf_Addrline1", "address_line_2": "CnAdrPrf_Addrline2", "postal_code": "CnAdrPrf_ZIP",
            "phone": "CnPh_1_01_Phone_number,CnPh_1_02_Phone_number",
        },
    ),
    "Bloomerang": (
        "Account Number,Full Name,Primary Email Address,Primary Phone Number,Primary Street,Primary City,Primary State,"
        "Primary ZIP Code,Secondary Email",
        {"full_name": "Full Name", "email": "Primary Email Address,Secondary Email", "address": "Primary Street",
         "postal_code": "Primary ZIP Code"},
    ),
    "Eventbrite": (
        "Order #,First Name,Last Name,Email,Attendee #,Buyer First Name,Buyer Email,Home Address 1,Home Address 2,Home Zip",
        {"first_name": "First Name", "email": "Email", "address": "Home Address 1", "address_line_2": "Home Address 2"},
    ),
    "Eventbrite's orders": (
        "Order #,Buyer First Name,Buyer Last Name,Buyer Email,Billing Zip",
        {"first_name": "Buyer First Name", "last_name": "Buyer Last Name", "email": "Buyer Email",
         "postal_code": "Billing Zip"},
    ),
    "Mailchimp": (
        "Email Address,First Name,Last Name,Address,Phone Number,Birthday,OPTIN_IP,LAST_CHANGED,LEID",
        {"email": "Email Address", "phone": "Phone Number", "birth_date": "Birthday", "updated_at": "LAST_CHANGED"},
    ),
    "a shop": (
        "Name,Email,Billing Name,Billing Street,Billing City,Billing Zip,Shipping Name,Shipping Street,Shipping Zip",
        {"full_name": "Name", "address": "Billing Street,Shipping Street", "postal_code": "Billing Zip,Shipping Zip"},
    ),
    "kinds behind the field": ("id,E-Mail (Work),E-Mail (Home),Phone (Home)", {"email": "E-Mail (Home),E-Mail (Work)",
                                                                             "phone": "Phone (Home)"}),
    "what is somebody else's or nobody's": (
        "id,Emergency Contact Phone,Spouse First Name,Company Phone,Email Opt Out,Last Gift Date,Campaign Name", {},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def read(compiled):
    """{vendor: {field: columns}} of all headers above."""
    names = json.dumps({vendor: header.split(",") for vendor, (header, _) in HEADERS.items()})
    each = "{%- set all = " + names + " if execute else {} -%}{ {% for vendor, names in all.items() -%}{% set found = {} -%}"
    each += "{% for field, columns in columns_taken(names).items() -%}"
    each += "{% do found.update({field: columns | map(attribute='name') | join(',')}) -%}{% endfor -%}"
    return json.loads(compiled(each + "{{ vendor | tojson }}: {{ found | tojson }}{{ ',' if not loop.last }}{% endfor %} }"))


@pytest.mark.parametrize("vendor", HEADERS)
def test_the_columns_of_an_export_are_known(read, vendor):
    expected = HEADERS[vendor][1]
    assert {field: columns for field, columns in read[vendor].items() if field in expected} == expected


def test_what_is_somebody_else_s_is_read_as_nothing(read):
    assert read["what is somebody else's or nobody's"] == {"record_id": "id"}
    assert "Contact2 First Name" not in str(read["NPSP Data Import"]) and "Assistant" not in str(read["Salesforce"])


@pytest.fixture
def staged(compiled, tmp_path):
    """A function from the text of a csv file to its records."""

    def stage(text: str, **variables) -> list[dict]:
        (tmp_path / "people.csv").write_bytes(text.encode() if isinstance(text, str) else text)
        sql = compiled(STAGING, **{"source_records": str(tmp_path / "people.csv")} | variables)
        found = duckdb.sql(sql)
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    return stage


def test_of_several_columns_the_first_value_counts_and_the_others_are_kept(staged):
    one, two, three = staged(
        "id,mobile,home_phone,work_phone,preferred email,email 2\n"
        "1,,312-555-0142,,Home,a@example.org\n2,773-555-0199,312-555-0100,,b@example.org,c@example.org\n3,n/a,,312-555-0107,,\n"
    )
    assert [row["phone"] for row in (one, two, three)] == ["312-555-0142", "773-555-0199", "312-555-0107"]
    assert [row["email"] for row in (one, two, three)] == ["a@example.org", "b@example.org", None]
    assert json.loads(one["extra_fields"]) == {"preferred email": "Home"}
    assert json.loads(two["extra_fields"]) == {"email 2": "c@example.org", "home_phone": "312-555-0100"}


def test_several_values_of_google_s_are_parted_as_people_part_them(staged):
    (row,) = staged(
        "E-mail 1 - Value,Phone 1 - Value,Note\na@x.example ::: b@x.example,312-555-0142 ::: 312-555-0143,a ::: b\n"
    )
    assert (row["email"], row["phone"]) == ("a@x.example; b@x.example", "312-555-0142; 312-555-0143")
    assert json.loads(row["extra_fields"]) == {"Note": "a ::: b"}


def test_an_address_is_never_put_together_from_two(staged):
    rows = staged(
        "id,Mailing Street,Mailing City,Mailing Zip,Other Street,Other Address 2,Other City,Other Zip\n"
        "1,1 Oak Ave,,60614,2 Elm St,,Evanston,60201\n2,,,,2 Elm St,Apt 4,Evanston,60201\n"
    )
    parts = [(row["address"], row["city"], row["postal_code"]) for row in rows]
    assert parts == [("1 Oak Ave", None, "60614"), ("2 Elm St Apt 4", "Evanston", "60201")]


def test_what_has_no_street_belongs_to_the_address_that_lacks_it(staged):
    (row,) = staged("id,Street Address,Address Line 2,Home City,Zip\n1,1 Oak Ave,Apt 4,Chicago,60614\n")
    assert (row["address"], row["city"], row["postal_code"]) == ("1 Oak Ave Apt 4", "Chicago", "60614")


def test_an_organisation_names_a_row_without_a_person(staged):
    rows = staged("id,first_name,last_name,organization\n1,,,Joyce Foundation\n2,Jane,Miller,Acme Inc\n")
    assert [(row["full_name"], row["first_name"]) for row in rows] == [("Joyce Foundation", None), (None, "Jane")]
    assert json.loads(rows[1]["extra_fields"]) == {"organization": "Acme Inc"}


def test_what_somebody_says_of_a_column_counts(staged):
    said = {"Naam": "full_name", "Tel 2e": "phone", "email": "extra_fields", "Kode": "record_id"}
    (row,) = staged("id,Naam,phone,Tel 2e,email,Kode\n1,Jan Smit,,312-555-0142,x,K7\n", source_records_map=said)
    assert (row["record_id"], row["full_name"], row["phone"], row["email"]) == ("K7", "Jan Smit", "312-555-0142", None)
    assert json.loads(row["extra_fields"]) == {"email": "x", "id": "1"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"Naam": "full_name"}, "var source_records_map: 'Naam' is no column of 'people.csv'."),
        ({"id": "nom"}, "var source_records_map: 'nom' is no field of a record; there are record_id, source_system,"),
    ],
)
def test_what_somebody_says_wrongly_of_a_column_stops_the_run(compiled, said, sentence):
    asked = "{% if execute %}{{ check_columns_wanted([{'name': 'people.csv', 'names': ['id', 'name']}]) }}{% endif %}"
    with pytest.raises(RuntimeError, match=sentence):
        compiled(asked, source_records_map=said)


def test_a_column_that_looks_like_a_field_is_named_and_no_other_is(compiled, capsys):
    names = ["id", "Emergency Contact Phone", "Email Opt Out", "Home Country", "Jane Miller", "Last Gift Date"]
    source = {"name": "people.csv", "system": None, "names": names}
    compiled("{% if execute %}{{ say_mapping(" + json.dumps(source).replace("null", "none") + ") }}{% endif %}")
    alike = compiled(
        "{% if execute %}{% for name in " + json.dumps(names) + " %}{{ field_alike(name) or '-' }} {% endfor %}{% endif %}"
    )
    assert alike.split() == ["-", "phone", "-", "-", "-", "-"]


def test_each_of_several_files_is_a_system_of_its_own(staged, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/donors.csv").write_text("Contact ID,Email\n1,a@example.org\n")
    (tmp_path / "folder/guests.csv").write_text(
        "Attendee #,E-mail 1 - Value,system\n1,b@example.org,\n2,c@example.org,gala\n"
    )
    expected = {("1", "donors", "a@example.org"), ("1", "guests", "b@example.org"), ("2", "gala", "c@example.org")}
    both = [str(tmp_path / "folder" / name) for name in ("donors.csv", "guests.csv")]
    for given in (str(tmp_path / "folder"), str(tmp_path / "folder/*.csv"), both, " ".join(both)):
        found = staged("", source_records=given)
        assert {(row["record_id"], row["source_system"], row["email"]) for row in found} == expected


TEXTS = {
    "windows-1252": "id,name\r\n1,Siobhán O’Brien\r\n".encode("cp1252"),
    "utf-16": "id,name\n1,Siobhán O’Brien\n".encode("utf-16"),
    "utf-16 without a mark": "id,name\n1,Siobhán O’Brien\n".encode("utf-16-le"),
    "a line of another encoding": "id,name\n1,Siobhán O’Brien\n".encode() + "2,Zoë\n".encode("cp1252"),
    "a sep line": "sep=;\r\nid;name\r\n1;Siobhán O’Brien\r\n".encode(),
    "a sep line in quotes": '\ufeff"sep=,"\nid,name\n1,Siobhán O’Brien\n'.encode(),
    "a footer": 'id,name\n1,Siobhán O’Brien\n\n"All Donors"\n"Copyright (c) 2024, Inc."\nGenerated By: Pat\n'.encode(),
    "formulas": 'id,name\n="1","=""Siobhán O’Brien"""\n'.encode(),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_is_read_as_it_was_meant(staged, kind):
    rows = [(row["record_id"], row["full_name"]) for row in staged(TEXTS[kind])]
    assert rows == [("1", "Siobhán O’Brien")] + ([("2", "Zoë")] if "line of another" in kind else [])


@pytest.mark.parametrize("end", ["\n7\n", '\n"7","note:\n\nsome words"\n', "\n\nJane Miller,\n", "\n\njane@example.org x\n"])
def test_what_may_be_a_row_is_no_footer(staged, end):
    assert len(staged("id,name\n1,Ann Lee\n" + end)) == 2


def test_a_workbook_is_read_as_a_person_sees_it(staged, tmp_path):
    book = openpyxl.Workbook()
    for row in (["All Donors"], [], ["ID", "First Name", "Zip", "Birthday", "Note"]):
        book.active.append(row)
    book.active.append([7, "Zoë", 2138, date(1980, 1, 5), 'a "b", c\nd'])
    book.active["C4"].number_format = "00000"
    book.active.append([])
    book.active.append(["Confidential Information - Do Not Distribute"])
    book.save(tmp_path / "people.xlsx")
    (row,) = staged("", source_records=str(tmp_path / "people.xlsx"))
    assert (row["record_id"], row["first_name"], row["postal_code"]) == ("7", "Zoë", "02138")
    assert (row["birth_date"], json.loads(row["extra_fields"])) == ("1980-01-05", {"Note": 'a "b", c\nd'})

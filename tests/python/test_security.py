"""No secret and nobody's data is in the project or in what a build says, and servers listen on this machine alone."""

import json
import re
import subprocess

import pytest
from detect_secrets import SecretsCollection
from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.settings import transient_settings
from project import ROOT

LISTED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
FILES = [ROOT / name for name in LISTED.split("\0") if name]
TEXTS = {
    ".py",
    ".sql",
    ".yml",
    ".yaml",
    ".toml",
    ".md",
    ".json",
    ".ipynb",
    ".html",
    ".js",
    ".css",
    ".csv",
    ".txt",
    ".in",
    "",
}

# by entropy, every id of the demo is a secret; and addresses of machines are in the tests of servers
GUESSES = {"Base64HighEntropyString", "HexHighEntropyString", "IPPublicDetector"}
NO_SECRETS = {
    "docs/ingestion.md": "an address with the words name and password",
    "docs/refresh.md": "an address with the words user and password",
    "tests/engines/ingestion.py": "what stand-ins of vendors take for a key",
    "tests/engines/profiles.yml": "what a stand-in of a warehouse takes for a password",
    "tests/engines/snowflake/procedures.py": "the same",
    "tests/python/test_dashboard.py": "what no connection is ever made with",
}


def secrets_of(files) -> set[str]:
    detectors = {found.__name__ for found in get_mapping_from_secret_type_to_class().values()} - GUESSES
    with transient_settings({"plugins_used": [{"name": name} for name in sorted(detectors)]}):
        found = SecretsCollection()
        for file in files:
            found.scan_file(str(file))
    return set(found.files)


def test_no_secret_is_in_the_project():
    # the demo's rows are searched for persons below, and a lock is a list of hashes
    searched = [path for path in FILES if path.suffix in TEXTS and "seeds" not in path.parts]
    found = {str(path).removeprefix(f"{ROOT}/") for path in secrets_of(searched)}
    assert found == NO_SECRETS.keys()


@pytest.mark.parametrize(
    "line",
    ["AKIA" + "IOSFODNN7EXAMPLE", "token = 'gh" + "p_" + "a1B2" * 9 + "'", "https://user:pass" + "word1@example.org/x",
     "-----BEGIN RSA " + "PRIVATE KEY-----", "stripe: sk_" + "live_" + "4eC39HqLyjWDarjtT1zdp7dc"],
)  # fmt: skip
def test_a_secret_would_be_found(line, tmp_path):
    (tmp_path / "notes.md").write_text(f"{line}\n")
    assert secrets_of([tmp_path / "notes.md"])


EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})\b")
RESERVED = re.compile(r"(^|\.)(example\.(com|net|org)|example|test|invalid|localhost)$", re.IGNORECASE)
NOBODY = {
    "match_features.yml": {"gmail.com", "fastmail.com"},  # a mailbox that is called like its example
    "test_normalise_text.py": {"mail.example.co.uk", "-example.org"},
    "019_trampoline_altonly.html": {"2x.png"},  # the name of a picture
}


def strangers(text: str) -> set[str]:
    return {domain.lower() for domain in EMAIL.findall(text) if not RESERVED.search(domain)}


def test_nobody_s_email_is_in_the_project():
    bad_values = (ROOT / "seeds/reference/known_bad_values.csv").read_text(encoding="utf-8")
    found = {path.name: strangers(path.read_text(encoding="utf-8")) - strangers(bad_values)
             for path in FILES if path.suffix in TEXTS}  # fmt: skip
    assert len(found) > 1000
    assert {name: domains for name, domains in found.items() if domains} == NOBODY


@pytest.fixture(scope="module")
def said(demo) -> dict[str, str]:
    """What a build prints and leaves in files of its own."""
    results = json.loads((demo.folder / "run_results.json").read_text())["results"]
    return {
        "build.log": (demo.folder / "build.log").read_text(encoding="utf-8"),
        "messages": "\n".join(str(result["message"]) for result in results),
    }


def test_a_build_says_nobody_s_email_phone_or_name(demo, said):
    people = demo.fetch("""
        select canonical_email, canonical_phone, canonical_full_name from golden.constituents
        where canonical_full_name like '% %' and constituent_type = 'person'
    """)[1]
    assert len(people) > 5000
    whole = "\n".join(said.values())
    assert len(whole) > 100_000 and strangers(whole) == set()
    known = [value for person in people for value in person if value]
    assert [value for value in known if value in whole] == []


def test_each_secret_is_told_of_where_it_stands():
    """docs/security.md lists every variable of the environment that holds a secret, and no other."""
    asks = re.compile(r"\b(?:[A-Z0-9]+_)+(?:KEY|TOKEN|WEBHOOK|SMTP_URL|SQL_URL|KEY_PATH)\b")
    rooms = ("scripts", "ingest", "macros", "models", "profiles.yml")
    read = [path for path in FILES if path.relative_to(ROOT).parts[0] in rooms and path.suffix in (".py", ".yml", ".sql")]
    asked = {name for path in read for name in asks.findall(path.read_text(encoding="utf-8"))}
    asked -= {"SHORTEST_KEY", "PRIVATE_KEY_PATH"}  # a number, and a constant with the end of a name
    page = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z0-9_]+)`", page, re.MULTILINE)) == asked


def test_servers_listen_on_this_machine_alone():
    serves = re.compile(r"HTTPServer\(|TCPServer\(|uvicorn\.run\(|dagster dev")
    ours = [path for path in FILES if "tests" not in path.parts and path.suffix in (".py", "") and path.is_file()]
    lines = [
        (path.name, line)
        for path in ours
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if serves.search(line) and not line.startswith("from ") and not line.startswith("#")
    ]
    assert {name for name, _ in lines} == {"review.py", "Makefile"}
    assert [line for _, line in lines if "127.0.0.1" not in line] == []

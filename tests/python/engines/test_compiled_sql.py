"""What an emulator is too lax to refuse, looked for in the SQL that is compiled for each engine."""

import re
from pathlib import Path

import pytest
import sqlfluff
import sqlglot
from sqlfluff.core import FluffConfig
from sqlglot import exp

# DuckDB's own words, which the emulator of Snowflake would take, and those that Snowflake and Databricks have apart
DUCKDB = (
    r"regexp_matches|regexp_full_match|str[fp]time|quantile\w*|list_\w+|struct_pack|unnest|generate_subscripts|string_split"
)
DUCKDB += r"|jaro_winkler_similarity|strip_accents|read_(?:csv|parquet)|epoch\w*|string_agg|array_to_string"
DUCKDB += r"|json_merge_patch|json_keys|json_extract_string"
SNOWFLAKE = (
    r"flatten|editdistance|regexp_(?:instr|substr)|object_construct|parse_json|split_to_table|to_variant|iff|listagg|hash"
)
DATABRICKS = (
    r"collect_(?:list|set)|array_join|array_sort|(?:pos)?explode|from_json|named_struct|regexp_extract\w*|transform|xxhash64"
)
FOREIGN = {
    "snowflake": rf"\b(?:{DUCKDB}|{DATABRICKS}|levenshtein)\(|distinct on",
    "databricks": rf"\b(?:{DUCKDB}|{SNOWFLAKE})\(|distinct on",
}
# what sqlglot's own lists leave out and the engine has, beside the project's functions
KNOWN = {
    "snowflake": {"hash", "to_timestamp_ntz"},
    "databricks": {"conv", "get", "xxhash64"},
}
OWN_SQL = ["resource_type:analysis", "test_type:singular", "test_name:golden_rows"]
OWN = {path.stem for path in (Path(__file__).parents[3] / "python_udfs").glob("*.py")}


@pytest.fixture(scope="module", params=["snowflake", "databricks"])
def engine(request):
    return request.param


@pytest.fixture(scope="module")
def statements(engine, request):
    """{file: SQL} of every model as it was compiled when it was built, and of every analysis and test of our own."""
    project = request.getfixturevalue(engine)
    assert project.dbt("compile", "--select", *OWN_SQL).returncode == 0
    compiled = project.folder / "target/compiled/constituent_360"
    files = {str(path.relative_to(compiled)): path.read_text() for path in compiled.rglob("*.sql") if path.is_file()}
    assert len(files) > 300
    return files


def without_texts(sql: str) -> str:
    """The SQL with its texts, comments and names in backticks emptied, so that a word in a description is no function."""
    return re.sub(r"'(?:[^'\\]|\\.|'')*'|`[^`]*`|--[^\n]*|/\*.*?\*/", "''", sql, flags=re.S)


def test_no_function_of_another_engine_is_called(engine, statements):
    foreign = re.compile(FOREIGN[engine], re.I)
    found = {file: hit[0] for file, sql in statements.items() if (hit := foreign.search(without_texts(sql)))}
    assert found == {}


def test_every_statement_is_read_in_the_dialect_and_calls_nothing_unknown(engine, statements):
    unknown = set()
    for file, sql in statements.items():
        for statement in filter(None, sqlglot.parse(sql, dialect=engine, error_level=sqlglot.ErrorLevel.RAISE)):
            assert not isinstance(statement, exp.Command), file
            calls = {call.name.lower() for call in statement.find_all(exp.Anonymous)}
            unknown |= {(file, name) for name in calls - KNOWN[engine] - OWN}
    assert unknown == set()


def test_no_name_is_quoted_that_would_then_stay_in_lower_case(engine, statements):
    others = {file: sql for file, sql in statements.items() if not file.endswith("assert_quoted_name.sql")}
    quoted = {(file, name) for file, sql in others.items() for name in re.findall(r'"([^"]*)"', without_texts(sql))}
    # on Databricks what stands in double quotes is a text, unless ANSI identifiers are on
    assert {(file, name) for file, name in quoted if engine == "databricks" or name != name.upper()} == set()


def test_each_primitive_is_read_by_the_linter_in_the_dialect(engine, statements):
    primitives = [sql for file, sql in statements.items() if "/primitives/" in file]
    assert len(primitives) > 50
    deep = FluffConfig(overrides={"dialect": engine, "max_parse_depth": 2000})
    for sql in primitives:
        # Snowflake's position(x in y) is missing from the linter's grammar, which knows position(x, y)
        sqlfluff.parse(re.sub(r"(position\((?:(?! in ).)*?) in (')", r"\1, \2", sql), config=deep)

"""What the warehouse primitives say to an engine that they do not know. What they give is in tests/primitives/."""

import pytest

CALLS = {
    "edit_distance": "'a', 'b'",
    "hashed_number": "['a']",
    "initcap": "'a'",
    "json_text": "{'a': 'a'}",
    "local_clock": "'a', 'b'",
    "regexp_extract": "'a', 'x', 0, false",
    "regexp_matches": "'a', 'x', false",
    "regexp_replace_all": "'a', 'x', 'y', false",
    "stable_number": "'a'",
    "timestamp_in_utc": "'a', 'b'",
    "utc_moment": "'a', 'b'",
    "words_of": "'a', 'b'",
}


@pytest.mark.parametrize("primitive", CALLS)
def test_an_engine_without_a_body_is_refused_by_name(compiled, primitive):
    said = f"{primitive} has no body for duckdb; write duckdb__{primitive} there"
    with pytest.raises(RuntimeError, match=said):
        compiled(f"{{% if execute %}}{{{{ constituent_360.default__{primitive}({CALLS[primitive]}) }}}}{{% endif %}}")


def test_two_records_of_one_key_stop_the_build(compiled):
    keys = "(select {} as record_key union all select 2)"
    assert compiled("{{ check_record_keys('" + keys.format(1) + "') }}").strip() == ""
    with pytest.raises(RuntimeError, match=r"records have the key of another one \(1\)"):
        compiled("{{ check_record_keys('" + keys.format(2) + "') }}")


def test_java_patterns_end_where_the_others_end(compiled):
    for pattern, ignore_case, expected in [
        ("^a$", "false", r"'^a\z'"),
        ("a[$]", "false", "'a[$]'"),
        (r"a\\$", "false", r"'a\$'"),
        ("é", "true", "'(?iu)é'"),
    ]:
        assert compiled(f"{{{{ constituent_360.java_pattern('{pattern}', {ignore_case}) }}}}").strip() == expected

"""What dbt-colibri is given to read: our SQL, with the one name quoted that its parser takes for a word of its own."""

from column_lineage import write


def test_the_map_is_quoted_where_it_is_a_name_and_nowhere_else():
    sql = "select map.record_id, live_map.x, maps.y from identity_map as map -- as mapped"
    node = {"language": "sql", "compiled_code": sql}
    python = {"language": "python", "compiled_code": "frame.map.x"}
    found = write.with_quoted_names({"nodes": {"a": node, "b": python, "c": {"language": "sql"}}})["nodes"]
    assert found["a"]["compiled_code"] == (
        'select "map".record_id, live_map.x, maps.y from identity_map as "map" -- as mapped'
    )
    assert found["b"]["compiled_code"] == "frame.map.x"


def test_without_the_files_of_dbt_it_says_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert write.main() == 2
    assert capsys.readouterr().out == "target/manifest.json is not there: run make docs.\n"
    assert list(tmp_path.iterdir()) == []

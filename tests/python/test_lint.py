"""What the linter is shown of the project's macros."""

from types import SimpleNamespace

from jinja2 import Environment
from run_sqlfluff import shorten


def test_a_macro_that_cleans_a_value_is_one_call_and_others_stay_as_they_are():
    theirs = {name: SimpleNamespace(name=name, package_name="dbt", macro_sql="as it was") for name in ("parse_date", "hash")}
    ours = {
        name: SimpleNamespace(name=name, package_name="constituent_360", macro_sql="as it was")
        for name in ("parse_date", "raw")
    }
    shorten(
        SimpleNamespace(macros={f"{macro.package_name}.{macro.name}": macro for macro in [*theirs.values(), *ours.values()]})
    )
    assert {macro.macro_sql for macro in [*theirs.values(), ours["raw"]]} == {"as it was"}
    call = "{{ parse_date('given_on', 'a zone', earliest='1990-01-01') }}"
    assert Environment().from_string(ours["parse_date"].macro_sql + call).render().split() == ["cleaned(given_on)"]

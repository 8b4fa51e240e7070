"""sqlfluff, with the same arguments: python scripts/run_sqlfluff.py lint models

What it parses of a file is thrown away as a whole: there is little garbage to find meanwhile, and much to look through.

A macro that cleans one value is `cleaned(value)` to it: the file is judged as it is written, and what such macros expand to,
up to forty times its length, is not parsed once more in each file that calls them. What a macro writes from the definitions
of metrics is in no file, and sqlfluff's DuckDB knows no grouping sets.
"""

import atexit
import gc
import os
import re
import sys
from functools import cached_property

from run_dbt import OBJECTS_BETWEEN_SEARCHES
from sqlfluff.cli.commands import cli
from sqlfluff_templater_dbt.templater import DbtTemplater

CLEANS = re.compile(
    r"parse_\w+|normalise_\w+|clean_text|fold_text|proper_case|is_organisation|is_nothing|is_no_name|name_words|display_suffix"
    r"|first_of_two|second_of_two|without_title_that_is_a_name|written_day|birth_digits"
)
SHORT = "{{% macro {name}(value) -%}} cleaned({{{{ value }}}}){{{{ '' if varargs or kwargs }}}} {{%- endmacro %}}"
WRITTEN = "values_of_all_metrics"
SHORT_QUERY = "{% macro values_of_all_metrics(identity) -%} select metric from facts {%- endmacro %}"


def shorten(manifest) -> None:
    """Put a call of one function in place of the body of each macro that cleans a value."""
    for macro in manifest.macros.values():
        if macro.package_name == "constituent_360" and CLEANS.fullmatch(macro.name):
            macro.macro_sql = SHORT.format(name=macro.name)
        elif macro.name == WRITTEN:
            macro.macro_sql = SHORT_QUERY


def read_short(templater: DbtTemplater):
    manifest = READ(templater)
    shorten(manifest)
    return manifest


READ = DbtTemplater.__dict__["dbt_manifest"].func
DbtTemplater.dbt_manifest = cached_property(read_short)
DbtTemplater.dbt_manifest.__set_name__(DbtTemplater, "dbt_manifest")
gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)  # in sqlfluff's own processes too, each of which reads this file

if __name__ == "__main__":
    status = 0
    try:
        cli()
    except SystemExit as end:
        status = end.code
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status)  # what its parser in Rust keeps is never thrown away, of which DuckDB would complain at length

"""Unity Catalog's Python functions: `create function ... language python as $$ body $$`, which open Spark does not have.

The body becomes a Python function of the session; calls by its three-part name find it there.
"""

import re
import textwrap

import spark

DEFINITION = re.compile(
    r"create\s+(?:or\s+replace\s+)?function\s+(?P<name>\S+)\s*\((?P<arguments>.*?)\)\s*returns\s+(?P<returns>\S+)\s+"
    r"language\s+python\s+(?:environment\s*\(.*?\)\s*)?as\s*\$\$(?P<body>.*)\$\$",
    re.IGNORECASE | re.DOTALL,
)
registered: dict[str, str] = {}  # `catalog`.`schema`.`name` -> its name in the session


def define(statement: str) -> bool:
    """Whether the statement defined a Python function; it is registered then."""
    found = DEFINITION.match(statement)
    if not found:
        return False
    names = [argument.split()[0] for argument in found["arguments"].split(",") if argument.strip()]
    source = f"def function({', '.join(names)}):\n" + textwrap.indent(textwrap.dedent(found["body"]), "    ")
    made = {"__name__": "__main__"}  # so that it is sent to the worker by value
    exec(source, made)
    local = found["name"].replace("`", "").replace(".", "_")
    spark.session().udf.register(local, made["function"], found["returns"])
    registered[found["name"]] = local
    return True


def with_local_names(statement: str) -> str:
    for name, local in registered.items():
        statement = statement.replace(f"{name}(", f"{local}(")
    return statement

"""Expressions that fakesnow or sqlglot refuse, or turn into something else on DuckDB than they mean on Snowflake.

Each rule takes a node of what Snowflake was sent and returns what stands for it; fakesnow's own changes follow.
"""

import fakesnow.transforms
from sqlglot import Expr, exp


def changed(expression: Expr) -> Expr:
    """The statement with every rule applied, from the innermost call outwards."""
    for node in reversed(list(expression.bfs())):
        for rule in RULES.get(type(node), []):
            replaced = rule(node)
            if replaced is not node:
                node.replace(replaced)
                break
    return expression


def call(name: str, *arguments: Expr) -> exp.Anonymous:
    """A function of DuckDB's, which later rules leave alone."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def flags(*letters: str) -> exp.Literal:
    return exp.Literal.string("".join(letters))


def regexp_replace(node: Expr) -> Expr:
    """fakesnow refuses position, occurrence and parameters. Occurrence 0, the default, is every match."""
    everywhere = "g" if node.text("occurrence") in ("", "0") else ""
    replacement = node.args.get("replacement") or exp.Literal.string("")
    return call("regexp_replace", node.this, node.expression, replacement, flags(everywhere, node.text("modifiers")))


def regexp_instr(node: Expr) -> Expr:
    """sqlglot refuses parameters, and repeats the text so often that nested calls grow without end.

    Whether there is a match is what `regexp_instr(...) > 0` asks.
    """
    if isinstance(node.this, exp.RegexpInstr):
        search = node.this
        return call("regexp_matches", search.this, search.expression, flags(search.text("parameters")))
    return node


def regexp_substr(node: Expr) -> Expr:
    """fakesnow unescapes the pattern a second time and collects every match to take the first."""
    parameters = node.text("parameters")
    group = node.text("group") or "0"
    if "e" in parameters and group == "0":
        group = "1"
    letters = flags(parameters.replace("e", ""))
    found = call("regexp_extract", node.this, node.expression, exp.Literal.number(group), letters)
    return call("nullif", found, exp.Literal.string(""))  # DuckDB gives '' where nothing matches


def hashed(node: exp.Anonymous) -> Expr:
    """Snowflake's hash is a signed number; DuckDB's is unsigned, which no column of Snowflake's can be."""
    if node.name.lower() != "hash":
        return node
    return exp.cast(exp.BitwiseRightShift(this=call("hash", *node.expressions), expression=exp.Literal.number(1)), "bigint")


def hexadecimal(node: exp.ToNumber) -> Expr:
    """sqlglot drops the format; one of X alone reads a number of hexadecimal digits."""
    if set(node.text("format")) != {"X"}:
        return node
    return exp.cast(exp.DPipe(this=exp.Literal.string("0x"), expression=node.this), "bigint")


def try_cast(node: exp.TryCast) -> Expr:
    """fakesnow takes a try_cast to a timestamp for a cast."""
    if node.to.this in (exp.DataType.Type.TIMESTAMP, exp.DataType.Type.TIMESTAMPNTZ):
        return call("try", exp.Cast(this=node.this, to=node.to))
    return node


def split_part(node: Expr) -> Expr:
    """sqlglot guards against a part 0 and an empty delimiter, and repeats the text for it."""
    if node.text("part_index").isdigit() and node.text("part_index") != "0":
        return call("split_part", node.this, node.args["delimiter"], node.args["part_index"])
    return node


def split_to_table(node: Expr) -> Expr:
    """sqlglot knows the function's name and nothing else."""
    if not isinstance(node.this, exp.SplitToTable):
        return node
    split = call("string_split", node.this.this, node.this.expression)
    rows = exp.select(
        exp.alias_(call("generate_subscripts", split, exp.Literal.number(1)), "INDEX"),
        exp.alias_(call("unnest", split.copy()), "VALUE"),
    )
    return exp.Lateral(this=rows.subquery(), alias=node.args["alias"])


def flatten(node: exp.Lateral) -> Expr:
    """fakesnow reads a key such as * or $.a for a path. Flattened here: an object of texts where its keys are asked for,
    else an array."""
    if not isinstance(node.this, exp.Explode):
        return node
    alias = node.args["alias"].this
    json = node.this.find(exp.ParseJSON).this
    json = exp.case().when(call("json_valid", json.copy()), json.copy())
    asked = {column.name.lower() for column in node.parent_select.find_all(exp.Column) if column.table == alias.name}
    paths = {"KEY": call("json_keys", json), "VALUE": call("json_extract_string", json.copy(), exp.Literal.string("$.*"))}
    if "key" not in asked:
        paths = {"VALUE": call("json_extract", json, exp.Literal.string("$[*]"))}
    rows = exp.select(*(exp.alias_(call("unnest", path), name) for name, path in paths.items()))
    return exp.Lateral(this=rows.subquery(), alias=exp.TableAlias(this=alias))


def temporary_table(node: exp.Create) -> exp.Create:
    """DuckDB holds temporary tables in a catalog of their own; dbt names them in full, and drops them itself."""
    properties = node.args.get("properties")
    if properties and node.find(exp.Table).db:
        kept = [entry for entry in properties.expressions if not isinstance(entry, exp.TemporaryProperty)]
        properties.set("expressions", kept)
    return node


def star_of_a_sorted_table(node: exp.Create) -> exp.Create:
    """fakesnow asks DuckDB for the columns of `select *` under declared columns, in words that are not DuckDB's."""
    query = node.expression.unnest() if isinstance(node.expression, exp.Subquery) else node.expression
    if isinstance(query, exp.Select) and query.is_star and isinstance(query.args["from_"].this, exp.Subquery):
        names = query.args["from_"].this.this.named_selects
        if "*" not in names:
            query.set("expressions", [exp.column(name) for name in names])
    return node


RULES = {
    exp.Create: [temporary_table, star_of_a_sorted_table],
    exp.RegexpReplace: [regexp_replace],
    exp.GT: [regexp_instr],
    exp.RegexpExtract: [regexp_substr],
    exp.SplitPart: [split_part],
    exp.Lateral: [split_to_table, flatten],
    exp.TryCast: [try_cast],
    exp.ToNumber: [hexadecimal],
    exp.Anonymous: [hashed],
}


def patch() -> None:
    # sum() of a decimal is a decimal; fakesnow makes it a double so that texts can be summed, too
    fakesnow.transforms.numeric_agg_implicit_cast = lambda expression: expression

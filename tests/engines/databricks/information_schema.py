"""Unity Catalog's information schema: tables and columns are listed, what this engine does not have is empty."""

import itertools
import re

import spark

NAMED = re.compile(r"`?\w+`?\.`?information_schema`?\.`?(\w+)`?", re.IGNORECASE)
OF_TABLE = "table_catalog string, table_schema string, table_name string"
OF_TAGGED = "catalog_name string, schema_name string, table_name string"
OF_CONSTRAINT = "constraint_catalog string, constraint_schema string, constraint_name string"
OF_UNIQUE = "unique_constraint_catalog string, unique_constraint_schema string, unique_constraint_name string"
numbers = itertools.count()
COLUMNS = {
    "tables": f"{OF_TABLE}, table_type string, data_source_format string, table_owner string, comment string, "
    "last_altered string",
    "columns": f"{OF_TABLE}, column_name string, ordinal_position int, data_type string, full_data_type string, "
    "comment string, is_nullable string",
    "table_tags": f"{OF_TAGGED}, tag_name string, tag_value string",
    "column_tags": f"{OF_TAGGED}, column_name string, tag_name string, tag_value string",
    "column_masks": f"{OF_TABLE}, column_name string, mask_name string, using_columns string",
    "row_filters": f"{OF_TABLE}, filter_name string, target_columns string",
    "table_constraints": f"{OF_CONSTRAINT}, {OF_TABLE}, constraint_type string",
    "key_column_usage": f"{OF_CONSTRAINT}, {OF_TABLE}, column_name string, ordinal_position int",
    "referential_constraints": f"{OF_CONSTRAINT}, {OF_UNIQUE}",
}


def tables() -> list[tuple]:
    """A row of `tables` for each table and view of the catalog; Spark lists temporary views with them, in no schema."""
    session, rows = spark.session(), []
    for (schema,) in session.sql(f"show schemas in {spark.CATALOG}").collect():
        views = {row.viewName for row in session.sql(f"show views in {spark.CATALOG}.{schema}").collect() if row.namespace}
        tables = {
            row.tableName for row in session.sql(f"show tables in {spark.CATALOG}.{schema}").collect() if row.namespace
        }
        rows += [(spark.CATALOG, schema, name, "VIEW", None, "local", None, None) for name in sorted(views)]
        rows += [(spark.CATALOG, schema, name, "MANAGED", "DELTA", "local", None, None) for name in sorted(tables - views)]
    return rows


def columns() -> list[tuple]:
    """A row of `columns` for each column of each table and view."""
    return [
        (*place, field.name, number, *types_of(field), None, "YES" if field.nullable else "NO")
        for *place, _, _, _, _, _ in tables()
        for number, field in enumerate(spark.session().table("{}.{}.`{}`".format(*place)).schema, 1)
    ]


def types_of(field) -> tuple[str, str]:
    """A type without its parameters, by the catalog's name, and with them."""
    name = field.dataType.typeName().upper()
    return {"INTEGER": "INT"}.get(name, name), field.dataType.simpleString()


LISTED = {"tables": tables, "columns": columns}


def with_local_names(statement: str) -> str:
    """The statement with each table of the information schema replaced by a view of that content, under a name of its own:
    a view that is replaced is missing for a moment, which another thread may meet."""
    views = {}
    for name in {found.lower() for found in NAMED.findall(statement)}:
        views[name] = f"information_schema_{name}_{next(numbers)}"
        spark.local_table(LISTED.get(name, list)(), COLUMNS[name]).createOrReplaceTempView(views[name])
    return NAMED.sub(lambda found: views[found[1].lower()], statement)

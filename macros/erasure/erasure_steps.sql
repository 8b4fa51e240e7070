{#- What is to be done in each table that holds the person: a list of dictionaries, the tables last that say who that is.

    relation; removed, changed: numbers of rows; is_removed, is_changed: conditions; changes: what an update sets.
    Every table of the project's schemas is looked at, by the columns that the catalogue names: one that is added later, too.
    Rows are removed that are about the person: by an id, a record, a key of a record, or a row that belongs to one. In all other
    rows the person's values are replaced. What is the same in every organisation, the reference seeds and the definitions of
    metrics, is left alone. -#}
{% macro erasure_steps(found) -%}
    {%- set raw_conditions = conditions_of_sources(found) -%}
    {%- set kept = columns_kept_without_person() -%}
    {%- set counted, queries = [], [] -%}
    {%- for (schema, table), columns in catalogue_columns(erasure_schemas()).items() -%}
        {%- set relation = api.Relation.create(database=target.database, schema=schema, identifier=table, type='table') -%}
        {%- set step = step_of(relation, columns, found, raw_conditions.get((schema, table) | join('.') | lower, []), kept) -%}
        {%- if step.is_removed != '1 = 0' or step.changes -%}
            {%- do queries.append(
                'select ' ~ counted | length ~ ' as place, count(case when ' ~ step.is_removed
                ~ ' then 1 end) as removed, count(case when ' ~ step.is_changed ~ ' then 1 end) as changed from ' ~ relation) -%}
            {%- do counted.append(step) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set first, last = [], [] -%}
    {%- for batch in queries | batch(20) -%}
        {%- for row in run_query(batch | join(' union all ') ~ ' order by place').rows if row[1] or row[2] -%}
            {%- set step = dict(counted[row[0] | int], removed=row[1] | int, changed=row[2] | int) -%}
            {%- set is_last = step.relation.identifier | lower in ('source_records', 'identity_ledger', 'record_constituents') -%}
            {%- do (last if is_last else first).append(step) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(first + last) }}
{%- endmacro %}

{# The schemas that the project writes to. #}
{% macro erasure_schemas() -%}
    {%- set schemas = [generate_schema_name('governance', none) | trim] -%}
    {%- for node in graph.nodes.values() if node.resource_type in ('model', 'seed', 'snapshot') -%}
        {%- if node.config.materialized != 'ephemeral' and node.schema not in schemas -%}
            {%- do schemas.append(node.schema) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(schemas) }}
{%- endmacro %}

{# {table: columns} of what stays as it was reported, without the person: `meta: {kept_without_person: [...]}` in its YAML. #}
{% macro columns_kept_without_person() -%}
    {%- set kept = {} -%}
    {%- for node in graph.nodes.values() if node.config.meta and node.config.meta.get('kept_without_person') -%}
        {%- do kept.update({node.alias | lower: node.config.meta.kept_without_person}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}

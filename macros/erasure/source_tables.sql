{# [(system, relation, column of the id, columns)] of the tables of people: of sources, and of a file as it was staged. #}
{% macro people_tables() -%}
    {%- set tables = [] -%}
    {%- for system, table, relation in source_tables() -%}
        {%- set columns = source_node(system, table).columns -%}
        {%- set first = columns.values() | first -%}
        {%- if first.config.meta.get('person') -%}
            {%- do tables.append((system, relation, first.name, orderable_columns(system, table))) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set staged = api.Relation.create(
        database=target.database, schema=generate_schema_name('staging', none) | trim, identifier='stg_records__people') -%}
    {%- set staged = adapter.get_relation(staged.database, staged.schema, staged.identifier) -%}
    {%- if staged -%}
        {%- do tables.append((none, staged, 'record_id', contract_columns() + ['extra_fields'])) -%}
    {%- endif -%}
    {{ return(tables) }}
{%- endmacro %}

{# [(system, table, relation)] of the source tables that are there: seeds of the demo, or your own. #}
{% macro source_tables() -%}
    {%- set tables = [] -%}
    {%- for source in graph.sources.values() if source.source_name in var('registry') -%}
        {%- set place = (source.database, source.schema, source.identifier) -%}
        {%- if var('demo_data') -%}
            {%- set seed = graph.nodes.get('seed.' ~ project_name ~ '.' ~ demo_seed(source.source_name, source.name)) -%}
            {%- set place = (seed.database, seed.schema, seed.alias) if seed -%}
        {%- endif -%}
        {%- set relation = adapter.get_relation(*place) if place -%}
        {%- if relation -%}
            {%- do tables.append((source.source_name, source.name, relation)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(tables) }}
{%- endmacro %}

{# The first column of a query, as texts. #}
{% macro texts_of(query) -%}
    {%- set texts = [] -%}
    {%- for row in run_query(query).rows -%}
        {%- do texts.append(row[0] | string) -%}
    {%- endfor -%}
    {{ return(texts) }}
{%- endmacro %}

{% macro in_list(texts) -%}
    {%- set literals = [] -%}
    {%- for text in texts -%}
        {%- do literals.append(text_literal(text)) -%}
    {%- endfor -%}
    {{ return('(' ~ (literals or ['null']) | join(', ') ~ ')') }}
{%- endmacro %}

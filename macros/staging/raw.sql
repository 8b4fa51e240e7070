{#- The rows of one table of a source system, as something to select from.

    raw('donation', 'donors')  ->  the seed donation_donors, or your own table while the var demo_data is false.
    A column that the sources YAML calls optional is null where your table lacks it, and a table that it calls optional has no
    rows where you lack it.
    Rows of people who were erased are left out.
    landed: what landed_columns gave, where it has been asked.
    A system that is switched off, or put aside by the var source_records, has a table without rows: all that follows
    builds unchanged. -#}
{% macro raw(system, table, landed=none) -%}
    {%- if system not in systems_in_use() -%}
        {{ return(no_rows(system, table)) }}
    {%- elif checked('demo_data') -%}
        {{ return(without_erased(ref(demo_seed(system, table)), system, table)) }}
    {%- elif execute and not is_landed(system, table) -%}
        {{ return(no_rows(system, table)) }}
    {%- else -%}
        {{ return(without_erased(completed(source(system, table), system, table, landed), system, table)) }}
    {%- endif -%}
{%- endmacro %}

{# The seed with the demo's rows of a table. Those of the CRM bear the plain names by which its figures are published.
   demo_seed('donation', 'donors')  ->  donation_donors;  demo_seed('crm', 'leads')  ->  leads #}
{% macro demo_seed(system, table) -%}
    {{ return(table if system == 'crm' else system ~ '_' ~ table) }}
{%- endmacro %}

{% macro no_rows(system, table) -%}
    {%- set columns = [] -%}
    {%- for column in source_columns(system, table) -%}
        {%- do columns.append(as_given(none) ~ ' as ' ~ column) -%}
    {%- endfor -%}
    {{ return('(select ' ~ columns | join(', ') ~ ' where 1 = 0)') }}
{%- endmacro %}

{% macro completed(relation, system, table, landed) -%}
    {%- set absent = [] -%}
    {%- set optional = optional_columns(system, table) -%}
    {%- if execute and optional -%}
        {%- set there = landed or landed_columns(system, table) -%}
        {%- for column in optional if column | lower not in there -%}
            {%- do absent.append(as_given(none) ~ ' as ' ~ column) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return('(select *, ' ~ absent | join(', ') ~ ' from ' ~ relation ~ ')' if absent else relation) }}
{%- endmacro %}

{# Whether a table is there; only of an optional one is it asked, since check_sources has seen all others. #}
{% macro is_landed(system, table) -%}
    {%- set source_of_table = source_node(system, table) -%}
    {%- set optional = source_of_table and source_of_table.config.meta.get('optional') -%}
    {{ return(not optional or load_relation(source(system, table)) is not none) }}
{%- endmacro %}

{# {column: type} in lower case of your own table; nothing of the demo's, which is text throughout. #}
{% macro landed_columns(system, table) -%}
    {%- set types = {} -%}
    {%- if execute and not var('demo_data') and system in systems_in_use() and is_landed(system, table) -%}
        {%- for column in adapter.get_columns_in_relation(source(system, table)) -%}
            {%- do types.update({column.name | lower: column.dtype | lower}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(types) }}
{%- endmacro %}

{#- Whether a monthly snapshot is still to be taken of the month of today: the condition of a where, true in the first build
    of a month and false in the others, and in those of a month before the last one taken.

    snapshot: its name.  month_is_due('monthly_constituents')  ->  1 = 1 -#}
{% macro month_is_due(snapshot) -%}
    {%- set taken = snapshot_relation(snapshot) if execute -%}
    {%- if taken -%}
        {%- set query -%}
            select count(*) from {{ taken }} where snapshot_month >= {{ first_of_month() }}
        {%- endset -%}
        {{ return('1 = 0' if run_query(query).rows[0][0] else '1 = 1') }}
    {%- endif -%}
    {{ return('1 = 1') }}
{%- endmacro %}

{# The table of a snapshot, or none before it was first taken. #}
{% macro snapshot_relation(name) -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'snapshot' and node.name == name -%}
        {{ return(adapter.get_relation(node.database, node.schema, node.alias)) }}
    {%- endfor -%}
{%- endmacro %}

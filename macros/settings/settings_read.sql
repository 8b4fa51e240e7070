{#- What this run knows of settings already, a dictionary to be added to: one for the hooks before the run, and one for the
    models, before which the seeds are loaded. A unit test, and dbt while it reads the project, remember nothing. -#}
{% macro known_settings() -%}
    {%- if not execute or 'nodes' not in graph -%}
        {{ return({}) }}
    {%- endif -%}
    {%- set is_before = model is not defined or model.resource_type == 'operation' -%}
    {{ return(graph.setdefault('settings of ' ~ invocation_id ~ (' before' if is_before else ''), {})) }}
{%- endmacro %}

{#- {setting: its values as texts}, read once; of record_column_aliases {column: its aliases}. Empty where the seeds cannot be
    read yet. -#}
{% macro settings_read() -%}
    {%- set known = known_settings() -%}
    {%- if 'read' in known or 'nodes' not in graph -%}
        {{ return(known.get('read', {})) }}
    {%- endif -%}
    {%- set read = {} -%}
    {%- for row in seed_rows('settings') or [] -%}
        {%- do read.setdefault(row.setting, []).append((row.position | int, row.value)) -%}
    {%- endfor -%}
    {%- for row in seed_rows('words') or [] -%}
        {#- dbt reads the word null of a seed as no value, but on DuckDB #}
        {%- do read.setdefault(row.list, []).append((0, row.word or 'null')) -%}
    {%- endfor -%}
    {%- set settings = {} -%}
    {%- for name, values in read.items() -%}
        {%- do settings.update({name: values | sort | map(attribute=1) | list}) -%}
    {%- endfor -%}
    {%- set aliases = {} -%}
    {%- for row in (seed_rows('record_column_aliases') or []) | sort(attribute='record_column') -%}
        {%- do aliases.setdefault(row.record_column, []).append((row.position | int, row.alias)) -%}
    {%- endfor -%}
    {%- for column in contract_columns() + ['address_line_2', 'organisation'] if column in aliases -%}
        {%- do settings.setdefault('record_column_aliases', {}).update(
            {column: aliases[column] | sort | map(attribute=1) | list}) -%}
    {%- endfor -%}
    {%- do known.update({'read': settings}) -%}
    {{ return(settings) }}
{%- endmacro %}

{# Texts as their rule wants them; what cannot be read as that stays a text, of which check_vars says so. #}
{% macro typed(values, rule) -%}
    {%- if values is none or values is undefined or rule[0] == 'map' -%}
        {{ return(values) }}
    {%- elif rule[0] == 'list' -%}
        {%- set entries = [] -%}
        {%- for value in values -%}
            {%- do entries.append(typed([value], rule[1])) -%}
        {%- endfor -%}
        {{ return(entries) }}
    {%- elif values | length != 1 -%}
        {{ return(values) }}
    {%- elif rule[0] in ('whole', 'number') and modules.re.fullmatch('-?[0-9]+([.]0+)?', values[0] or '') -%}
        {{ return(values[0] | float | int) }}
    {%- elif rule[0] == 'number' and as_number(values[0]) is not none -%}
        {{ return(as_number(values[0])) }}
    {%- endif -%}
    {{ return(values[0]) }}
{%- endmacro %}

{% macro least(rule) -%}
    {%- if rule[0] in ('whole', 'number') -%}
        {{ return(rule[1]) }}
    {%- elif rule[0] == 'list' -%}
        {{ return([least(rule[1])] * (rule[2] or 0)) }}
    {%- endif -%}
    {{ return({'date': '1900-01-01', 'choice': (rule[1] | first if rule[0] == 'choice'), 'map': {}}.get(rule[0], 'x')) }}
{%- endmacro %}

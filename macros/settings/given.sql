{#- What a setting is: the var of its name, where there is one, else its rows in the seeds settings, words and
    record_column_aliases.

    DuckDB reads the files of the seeds; other engines the tables, which are loaded before what reads them is built. Before
    that, while dbt reads the project, and in a unit test, which pins what its result depends on, a setting is the least that
    its rule allows.
    given('max_text_length')  ->  500        given('csat_scale')  ->  [1, 5]        given('name_suffixes')  ->  ['jr', ...] -#}
{% macro given(name) -%}
    {%- if not is_setting(name) -%}
        {{ return(var(name)) }}
    {%- elif not execute -%}
        {%- do ref('settings') -%}
        {%- do ref('words') -%}
        {%- do ref('record_column_aliases') -%}
        {{ return(least(var_rules()[name])) }}
    {%- elif not settings_read() -%}
        {%- if 'nodes' in graph and model is defined and model.resource_type == 'model' and flags.WHICH in ('build', 'run') -%}
            {%- do stop('setting ' ~ name, 'the seeds settings and words were never loaded: run dbt build, or dbt seed first.') -%}
        {%- endif -%}
        {{ return(least(var_rules()[name])) }}
    {%- endif -%}
    {{ return(typed(settings_read().get(name), var_rules()[name])) }}
{%- endmacro %}

{# Whether no var of the name is there, so that the seeds say what it is. #}
{% macro is_setting(name) -%}
    {%- set none_of_it = '<no var of this name>' -%}
    {{ return(var(name, none_of_it) | string == none_of_it) }}
{%- endmacro %}

{% macro kind_and_name(name) -%}
    {{ return(('setting ' if is_setting(name) else 'var ') ~ name) }}
{%- endmacro %}

{# {setting: its values as texts}, read once for the hooks before a run, and once for the models, before which the seeds are
   loaded. #}
{% macro settings_read() -%}
    {%- set is_before = model is not defined or model.resource_type == 'operation' -%}
    {%- set key = 'settings of ' ~ invocation_id ~ (' before' if is_before else '') -%}
    {%- if key in graph or 'nodes' not in graph -%}
        {{ return(graph.get(key, {})) }}
    {%- endif -%}
    {%- set read = {} -%}
    {%- for row in seed_rows('settings') or [] -%}
        {%- do read.setdefault(row.setting, []).append((row.position | int, row.value)) -%}
    {%- endfor -%}
    {%- for row in seed_rows('words') or [] -%}
        {%- do read.setdefault(row.list, []).append((0, row.word)) -%}
    {%- endfor -%}
    {%- set settings = {} -%}
    {%- for name, values in read.items() -%}
        {%- do settings.update({name: values | sort | map(attribute=1) | list}) -%}
    {%- endfor -%}
    {%- set aliases = {} -%}
    {%- for row in (seed_rows('record_column_aliases') or []) | sort(attribute='record_column') -%}
        {%- do aliases.setdefault(row.record_column, []).append((row.position | int, row.alias)) -%}
    {%- endfor -%}
    {%- for column in contract_columns() if column in aliases -%}
        {%- do settings.setdefault('record_column_aliases', {}).update(
            {column: aliases[column] | sort | map(attribute=1) | list}) -%}
    {%- endfor -%}
    {%- do graph.update({key: settings}) -%}
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

{#- The systems whose tables are read: those of the registry, or of them only those that the var systems lists; none where
    the var source_records takes their place. -#}
{% macro systems_in_use() -%}
    {%- set listed = checked('systems') -%}
    {{ return([] if var('source_records') else (var('registry').keys() | list if listed is none else listed)) }}
{%- endmacro %}

{# {name: entry of the registry} of those systems. #}
{% macro entries_in_use() -%}
    {%- set entries = {} -%}
    {%- for system, entry in var('registry').items() if system in systems_in_use() -%}
        {%- do entries.update({system: entry or {}}) -%}
    {%- endfor -%}
    {{ return(entries) }}
{%- endmacro %}

{# The systems in use whose entry says yes to something.  systems_that('keeps_accounts')  ->  ['capitan'] #}
{% macro systems_that(something) -%}
    {%- set systems = [] -%}
    {%- for system, entry in entries_in_use().items() if entry.get(something) -%}
        {%- do systems.append(system) -%}
    {%- endfor -%}
    {{ return(systems) }}
{%- endmacro %}

{# The same as the condition of a where.  is_of_system_that('wins_members', 'event_source') #}
{% macro is_of_system_that(something, column='source_system') -%}
    {%- set systems = systems_that(something) -%}
    {{ return(column ~ " in ('" ~ systems | join("', '") ~ "')" if systems else '1 = 0') }}
{%- endmacro %}

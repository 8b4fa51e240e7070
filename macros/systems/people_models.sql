{#- The staging models whose rows are people, in the order in which source_records reads them: those of the registry.

    With the var source_records only the people of that file or table. -#}
{% macro people_models() -%}
    {%- set models = [] -%}
    {%- for entry in var('registry').values() -%}
        {%- do models.extend((entry or {}).get('people', [])) -%}
    {%- endfor -%}
    {{ return(['stg_records__people'] if var('source_records') else models) }}
{%- endmacro %}

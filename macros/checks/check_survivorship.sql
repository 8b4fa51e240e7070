{#- Survivorship rules that would leave an attribute without a golden value: each needs positions, from 1 on, each once. -#}
{% macro check_survivorship() -%}
    {%- set attributes = survivorship_attributes() -%}
    {%- do check_names('survivorship_rules', 'attribute', attributes) -%}
    {%- do check_names('survivorship_rules', 'strategy',
        ['system_priority', 'most_recent', 'most_frequent', 'most_complete']) -%}
    {%- set rows = seed_rows('survivorship_rules') -%}
    {%- for attribute in attributes if rows is not none -%}
        {%- set positions = rows | selectattr('attribute', 'equalto', attribute) | map(attribute='position') | sort -%}
        {%- if positions not in (['1'], ['1', '2'], ['1', '2', '3'], ['1', '2', '3', '4']) -%}
            {%- do stop('survivorship_rules.csv', "the positions of '" ~ attribute ~ "' are "
                ~ (positions | join(', ') or 'missing') ~ '; they must run from 1, each once, up to 4 at most.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# All columns of an attribute come from one record. #}
{% macro survivorship_attributes() -%}
    {{ return(['name', 'email', 'phone', 'address', 'birth_date']) }}
{%- endmacro %}

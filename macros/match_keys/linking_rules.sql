{#- The rules that can link two records by themselves, in the order in which they are asked; the others only propose. -#}
{% macro linking_rules() -%}
    {%- set rules = ['same_system_id'] -%}
    {%- for rule in match_keys() if not rule.startswith('block_') -%}
        {%- do rules.append(rule) -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}

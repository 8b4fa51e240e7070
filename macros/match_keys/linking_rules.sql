{#- The rules that can link two records by themselves, in the order in which they are asked; the others only propose. -#}
{% macro linking_rules() -%}
    {%- set rules = ['same_system_id'] -%}
    {%- for rule in match_keys() if not rule.startswith('block_') -%}
        {%- do rules.append(rule) -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}

{#- Every rule that the seed match_rules may have a row for, in whichever scoring. -#}
{% macro rule_names() -%}
    {%- set names = match_keys('weighted') | list + match_keys('fellegi_sunter') | list -%}
    {%- for slot in range(1, 10) -%}
        {%- do names.append('block_extra_' ~ slot) -%}
    {%- endfor -%}
    {{ return(names + [
        'steward', 'same_system_id', 'fuzzy_score', 'birth_date_place', 'name_near_email', 'likelihood',
    ]) }}
{%- endmacro %}

{#- The facts about a member of a household by which its head is chosen, which household_members has as columns. -#}
{% macro household_head_facts() -%}
    {{ return(['is_living', 'is_person', 'is_grown_up', 'is_named', 'lifetime_value']) }}
{%- endmacro %}

{#- Before a run: each household has one head, and each letter a line. -#}
{% macro check_households() -%}
    {%- do check_names('household_head_rules', 'rule', household_head_facts()) -%}
    {%- set rules = seed_rows('household_head_rules') or [] -%}
    {%- set places = range(1, rules | length + 1) | map('string') | list -%}
    {%- if rules | map(attribute='position') | sort != places -%}
        {%- do stop('household_head_rules.csv', 'the positions must run from 1, each once.') -%}
    {%- endif -%}
    {%- set lines = {'two': ['{first}', '{second}'], 'household': ['{first}'], 'nobody': []} -%}
    {%- do check_names('salutation_words', 'line', lines.keys() | list) -%}
    {%- set words = seed_rows('salutation_words') -%}
    {%- for line, places in lines.items() if words is not none -%}
        {%- set patterns = words | selectattr('line', 'equalto', line) | map(attribute='pattern') | list -%}
        {%- if patterns | length != 1 or not patterns[0] -%}
            {%- do stop('salutation_words.csv', "'" ~ line ~ "' needs exactly one row with a pattern.") -%}
        {%- endif -%}
        {%- for place in places if place not in patterns[0] -%}
            {%- do stop('salutation_words.csv', "the pattern of '" ~ line ~ "' lacks " ~ place ~ '.') -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{#- Steward decisions that cannot be carried out: about one record only, or two different ones about a pair on one day. -#}
{% macro check_steward_decisions() -%}
    {%- do check_names('steward_decisions', 'decision', ['same', 'different']) -%}
    {%- set decisions = {} -%}
    {%- for row in seed_rows('steward_decisions') or [] -%}
        {%- set one = row.left_system ~ ' ' ~ row.left_record_id -%}
        {%- set other = row.right_system ~ ' ' ~ row.right_record_id -%}
        {%- if one == other -%}
            {%- do stop('steward_decisions.csv', one ~ ' is on both sides of a decision.') -%}
        {%- endif -%}
        {%- set case = ([one, other] | sort | join(' and ')) ~ ' on ' ~ row.decided_on -%}
        {%- if decisions.setdefault(case, row.decision) != row.decision -%}
            {%- do stop('steward_decisions.csv', 'there are two different decisions about ' ~ case ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

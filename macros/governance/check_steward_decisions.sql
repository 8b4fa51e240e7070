{#- Steward decisions that cannot be carried out: about one record only, or two different ones about a pair on one day; in
    the seed, in the table that stewards write, or between the two. -#}
{% macro check_steward_decisions() -%}
    {%- do check_names('steward_decisions', 'decision', ['same', 'different']) -%}
    {%- set entries = graph.nodes.values() | selectattr('name', 'equalto', 'steward_entries') | first -%}
    {%- set decisions = {} -%}
    {%- for place, rows in {
        'steward_decisions.csv': seed_rows('steward_decisions'), 'identity.steward_entries': stored_rows(entries),
    }.items() -%}
        {%- for row in rows or [] -%}
            {%- set one = row.left_system ~ ' ' ~ row.left_record_id -%}
            {%- set other = row.right_system ~ ' ' ~ row.right_record_id -%}
            {%- if one == other -%}
                {%- do stop(place, one ~ ' is on both sides of a decision.') -%}
            {%- endif -%}
            {%- set case = ([one, other] | sort | join(' and ')) ~ ' on ' ~ row.decided_on -%}
            {%- if decisions.setdefault(case, row.decision) != row.decision -%}
                {%- do stop(place, 'there are two different decisions about ' ~ case ~ '.') -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

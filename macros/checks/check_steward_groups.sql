{#- One record and another are two people, and one by way of others: A is B, B is C, and A is not C.

    decisions: the latest row about each pair. -#}
{% macro check_steward_groups(decisions) -%}
    {%- set links, group = {}, {} -%}
    {%- for row in decisions if row.decision == 'same' -%}
        {%- do links.setdefault(row.one, []).append([row.other, row.said]) -%}
        {%- do links.setdefault(row.other, []).append([row.one, row.said]) -%}
    {%- endfor -%}
    {%- for start in links if start not in group -%}
        {%- for record in reached_from(start, links) -%}
            {%- do group.update({record: start}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for row in decisions if row.decision == 'different' and row.one in group and row.other in group -%}
        {%- if group[row.one] == group[row.other] -%}
            {%- do stop(row.place, row.one ~ ' and ' ~ row.other ~ ' are two people by ' ~ row.said ~ ', and one by '
                ~ chain(row.one, row.other, links) | join(' and ') ~ '; take one of these back.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# Each record that a record is linked to, directly or through others: {record: [the one before it, the row that says so]}. #}
{% macro reached_from(start, links) -%}
    {%- set reached, waiting = {start: none}, [start] -%}
    {%- for record in waiting -%}  {#- which grows meanwhile -#}
        {%- for next, said in links[record] if next not in reached -%}
            {%- do reached.update({next: [record, said]}) -%}
            {%- do waiting.append(next) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(reached) }}
{%- endmacro %}

{# The rows that link one record with another, in their order; as few as can be. #}
{% macro chain(one, other, links) -%}
    {%- set reached = reached_from(one, links) -%}
    {%- set at, rows = namespace(record=other), [] -%}
    {%- for step in reached if at.record != one -%}
        {%- do rows.insert(0, reached[at.record][1]) -%}
        {%- set at.record = reached[at.record][0] -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}

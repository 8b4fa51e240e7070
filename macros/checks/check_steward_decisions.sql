{#- Steward decisions that cannot be carried out stop the run: in the seed, in the table that stewards write, or between the
    two. Each is named by its row. A decision about a record that is not there is none of these: it waits, and is counted. -#}
{% macro check_steward_decisions() -%}
    {%- set decisions = steward_file_rows() + steward_table_rows() -%}
    {%- do check_steward_rows(decisions) -%}
    {%- do check_steward_groups(latest_words(decisions)) -%}
{%- endmacro %}

{# What one row lacks. Nothing that it says is repeated but its ids: where cells are shifted, it could be anything. #}
{% macro check_steward_rows(decisions) -%}
    {%- for row in decisions -%}
        {%- for column in steward_columns() if column not in ['reason', 'decided_on'] and not (row[column] or '') | trim -%}
            {%- do stop(row.place, 'the ' ~ column ~ ' of ' ~ row.said ~ ' is missing.') -%}
        {%- endfor -%}
        {%- if row.decision not in ['same', 'different'] -%}
            {%- do stop(row.place, 'the decision of ' ~ row.said ~ ' is neither same nor different.') -%}
        {%- endif -%}
        {%- if row.decided_on and not is_day(row.decided_on) -%}
            {%- do stop(row.place, 'decided_on of ' ~ row.said ~ ' is no day like 2026-09-01.') -%}
        {%- endif -%}
        {%- if row.one == row.other -%}
            {%- do stop(row.place, row.one ~ ' is on both sides of ' ~ row.said ~ '.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# The latest row about each pair, as steward_pairs takes it. Two different ones on a day have no order. #}
{% macro latest_words(decisions) -%}
    {%- set latest, of_a_day = {}, {} -%}
    {%- for row in decisions -%}
        {%- set pair = [row.one, row.other] | sort | join(' and ') -%}
        {%- set case = pair ~ ' ' ~ ('on ' ~ row.decided_on if row.decided_on else 'without a day') -%}
        {%- set first = of_a_day.setdefault(case, row) -%}
        {%- if first.decision != row.decision -%}
            {%- do stop(row.place,
                'there are two different decisions about ' ~ case ~ ': ' ~ first.said ~ ' and ' ~ row.said ~ '.') -%}
        {%- endif -%}
        {%- if pair not in latest or (latest[pair].decided_on or '') < (row.decided_on or '') -%}
            {%- do latest.update({pair: row}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(latest.values() | list) }}
{%- endmacro %}

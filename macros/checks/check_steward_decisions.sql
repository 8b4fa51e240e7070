{#- Steward decisions that cannot be carried out stop the run: in the seed, in the table that stewards write, or between the
    two. Each is named by its row. A decision about a record that is not there is none of these: it waits, and is counted. -#}
{% macro check_steward_decisions() -%}
    {%- set decisions = steward_file_rows() + steward_table_rows() -%}
    {%- do check_steward_rows(decisions) -%}
    {%- do check_steward_groups(latest_words(decisions)) -%}
{%- endmacro %}

{# What one row lacks. Nothing that it says is repeated but its ids: where cells are shifted, it could be anything. #}
{% macro check_steward_rows(decisions) -%}
    {%- set attributes = survivorship_attributes() -%}
    {%- for row in decisions -%}
        {%- set is_of_one = row.decision in ['split', 'set'] -%}
        {%- set spared = ['reason', 'decided_on'] + (['right_system', 'right_record_id'] if is_of_one else []) -%}
        {%- for column in steward_columns() | reject('in', spared) if not (row[column] or '') | trim -%}
            {%- do stop(row.place, 'the ' ~ column ~ ' of ' ~ row.said ~ ' is missing.') -%}
        {%- endfor -%}
        {%- if row.decision not in ['same', 'different', 'split', 'set'] -%}
            {%- do stop(row.place, 'the decision of ' ~ row.said ~ ' is none of same, different, split and set.') -%}
        {%- elif is_of_one and row.other | trim -%}
            {%- do stop(row.place, row.said ~ ' names a second record, and ' ~ row.decision ~ ' is about one.') -%}
        {%- elif row.decision == 'set' and row.field not in attributes -%}
            {%- do stop(row.place, 'the field of ' ~ row.said ~ ' is none of ' ~ attributes | join(', ') ~ '.') -%}
        {%- elif row.decision != 'set' and row.field -%}
            {%- do stop(row.place, row.said ~ ' has a field, and only the decision set has one.') -%}
        {%- elif row.one == row.other -%}
            {%- do stop(row.place, row.one ~ ' is on both sides of ' ~ row.said ~ '.') -%}
        {%- elif row.second_reviewer and row.second_reviewer | trim | lower == row.reviewer | trim | lower -%}
            {%- do stop(row.place, 'the second reviewer of ' ~ row.said ~ ' is the first one.') -%}
        {%- endif -%}
        {%- for column in ['decided_on', 'expires_on'] if row[column] and not is_day(row[column] | string) -%}
            {%- do stop(row.place, column ~ ' of ' ~ row.said ~ ' is no day like 2026-09-01.') -%}
        {%- endfor -%}
        {#- to that day the review page sets what a second reviewer did not agree to -#}
        {%- if row.expires_on and row.decided_on and '1900-01-01' < row.expires_on < row.decided_on -%}
            {%- do stop(row.place, row.said ~ ' expires before it was decided.') -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{#- The latest row about each pair that counts, as steward_pairs takes it. Two different ones on a day have no order. A record
    that was split off later is bound by none of them. -#}
{% macro latest_words(decisions) -%}
    {%- set latest, of_a_day, split_on = {}, {}, {} -%}
    {%- set counting = decisions | selectattr('counts') | list -%}
    {%- for row in counting if row.decision == 'split' -%}
        {%- do split_on.update({row.one: [split_on.get(row.one, ''), row.decided_on or ''] | max}) -%}
    {%- endfor -%}
    {%- for row in counting if row.decision in ['same', 'different'] -%}
        {%- set pair = [row.one, row.other] | sort | join(' and ') -%}
        {%- set case = pair ~ ' ' ~ ('on ' ~ row.decided_on if row.decided_on else 'without a day') -%}
        {%- set first = of_a_day.setdefault(case, row) -%}
        {%- if first.decision != row.decision -%}
            {%- do stop(row.place,
                'there are two different decisions about ' ~ case ~ ': ' ~ first.said ~ ' and ' ~ row.said ~ '.') -%}
        {%- endif -%}
        {%- set is_overruled = (row.decided_on or '') < [split_on.get(row.one, ''), split_on.get(row.other, '')] | max -%}
        {%- if not is_overruled and (pair not in latest or (latest[pair].decided_on or '') < (row.decided_on or '')) -%}
            {%- do latest.update({pair: row}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(latest.values() | list) }}
{%- endmacro %}

{#- What is wrong with a moment of parse_moment, as date_issue says it of a day.

    moment: a column beside which is what was given. is_required: whether it must be given. may_lie_ahead: whether it can be
    later than the last day of the data.  moment_issue('starts_at', may_lie_ahead=true)  ->  'unparseable_date'
    The bounds are moments, so that no clock has to be turned for a row. -#}
{% macro moment_issue(moment, is_required=false, may_lie_ahead=false) -%}
    case
        {% if is_required -%}
            when {{ moment }}_as_given is null then 'missing_date'
        {% endif -%}
        when {{ moment }}_as_given is not null and {{ moment }} is null then 'unparseable_date'
        when {{ moment }} < {{ day_begins(earliest_event_date()) }} then 'impossible_date'
        {% if not may_lie_ahead -%}
            when {{ moment }} >= {{ day_begins(dbt.dateadd('day', 1, latest_day())) }} then 'impossible_date'
        {% endif -%}
    end
{%- endmacro %}

{#- The rows of a fact as events of the timeline: a query with one row per row of the fact that is one.

    fact: name of the model. type: SQL expression of the event's type, null where the row is no event. on: column of its day.
    at: column of its moment in UTC; without it the day's beginning. amount, details, campaign: SQL expressions.
    event_of('visits', type='visit_type', at='visited_at', on='visited_on') -#}
{% macro event_of(fact, type, on, at=none, amount='null', details='details', campaign='null') -%}
    select
        source_system,
        source_table,
        source_row_id,
        source_record_id,
        constituent_id,
        source_confidence,
        cast({{ type }} as {{ dbt.type_string() }}) as event_type,
        {{ at or day_begins(on) }} as event_at,
        {{ on }} as event_date,
        cast({{ amount }} as decimal(18, 2)) as amount,
        {{ details }} as event_details,
        cast({{ campaign }} as {{ dbt.type_string() }}) as campaign_id,
        loaded_at
    from {{ ref(fact) }}
{%- endmacro %}

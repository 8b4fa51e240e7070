{#- A snapshot as it stood at the end of each week in which it changed: the query of a step.

    snapshot: its relation. key: names of the columns of its unique key. figures: names of others, which are 0 from the
    moment on at which the row was gone. Comes with week (its Monday), version_from, is_current and is_deleted.
    weekly_versions(ref('pipeline_kpi_snapshot'), ['facility_id', 'month'], ['weighted_forecast'])
    Trap: rows of which there never was anything are dated by the var earliest_event_date, and left out. -#}
{% macro weekly_versions(snapshot, key, figures) -%}
    {%- set is_deleted = is_marked_deleted() -%}
    {%- set week = 'cast(' ~ dbt.date_trunc('week', 'dbt_valid_from') ~ ' as date)' -%}
    select
        {% for column in key -%}
            {{ column }},
        {% endfor -%}
        {% for figure in figures -%}
            case when {{ is_deleted }} then 0 else {{ figure }} end as {{ figure }},
        {% endfor -%}
        {{ week }} as week,
        dbt_valid_from as version_from,
        dbt_valid_to is null as is_current,
        {{ is_deleted }} as is_deleted,
        row_number() over (
            partition by {{ key | join(', ') }}, {{ week }}
            order by dbt_valid_from desc, dbt_scd_id
        ) as place_in_week
    from {{ snapshot }}
    where cast(dbt_valid_from as date) > {{ earliest_event_date() }}
{%- endmacro %}

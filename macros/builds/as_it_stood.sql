{#- The rows of a monthly snapshot as they stood on a day: those of the last month taken by then, which may be
    none. Something to select from.

    snapshot: its name. day: a date as text.  as_it_stood('monthly_flags', '2026-08-15')
    Which months were taken is what monthly_constituents says, since there are always constituents. -#}
{% macro as_it_stood(snapshot, day) -%}
    (
        select *
        from {{ ref(snapshot) }}
        where snapshot_month = (
            select max(snapshot_month)
            from {{ ref('monthly_constituents') }}
            where taken_on <= cast({{ text_literal(day | string) }} as date)
        )
    )
{%- endmacro %}

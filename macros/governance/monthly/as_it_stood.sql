{#- The rows of a monthly snapshot as they stood on a day: those of the last one taken by then. Something to select from.

    snapshot: its name. day: a date as text.  as_it_stood('monthly_constituents', '2026-08-15') -#}
{% macro as_it_stood(snapshot, day) -%}
    (
        select *
        from {{ ref(snapshot) }}
        where snapshot_month = (
            select max(snapshot_month)
            from {{ ref(snapshot) }}
            where taken_on <= cast('{{ day }}' as date)
        )
    )
{%- endmacro %}

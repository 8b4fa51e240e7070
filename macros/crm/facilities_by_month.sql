{#- One row per facility and month of some rows, those between without a row as well: the query of a step.

    rows: name of the step, with the columns facility_id and month. facilities_by_month('counted') -#}
{% macro facilities_by_month(rows) -%}
    select
        facilities.facility_id,
        months.month
    from (select distinct facility_id from {{ rows }}) as facilities
    cross join ({{ months_of(rows) }}) as months
{%- endmacro %}

{#- Whether the monthly snapshots are still to be taken of the month of today: the condition of a where, true in the first
    build of a month and false in the others, and in those of a month before the last one taken.

    month_is_due()  ->  1 = 1
    A month is taken as soon as monthly_constituents has it. That one is taken last, because the others may have no row.
    The answer is that of the build, so what asks is a table: a snapshot that runs alone finds the month as it was built. -#}
{% macro month_is_due() -%}
    {%- set taken = built_relation('monthly_constituents') if execute -%}
    {%- if taken -%}
        {%- set query -%}
            select count(*) from {{ taken }} where snapshot_month >= {{ first_of_month() }}
        {%- endset -%}
        {{ return('1 = 0' if run_query(query).rows[0][0] else '1 = 1') }}
    {%- endif -%}
    {{ return('1 = 1') }}
{%- endmacro %}

{#- The share of its checks that a model passed, each by its weight, from 0 to 1; null where none counts. Part of a query over
    results, grouped.

    run_number: 1 for the latest results, 2 for those before them. -#}
{% macro score_of(run_number) -%}
    round(
        {{ rate(
            'sum(case when run_number = ' ~ run_number ~ ' then weight * share_passed end)',
            'sum(case when run_number = ' ~ run_number ~ ' then weight end)'
        ) }}, 4
    )
{%- endmacro %}

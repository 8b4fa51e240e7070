{#- The step from `sizes` to `costs`: what the pairs of all groups up to a size cost, the smallest groups first.

    sizes: record_count, once each, and pair_count. costs: record_count and pairs_up_to_here. -#}
{% macro cost_step() -%}
    costs as (

        select
            record_count,
            sum(pair_count) over (order by record_count rows between unbounded preceding and current row) as pairs_up_to_here
        from sizes

    )
{%- endmacro %}

{#- Steps that say how large a group may be for all pairs within groups to be affordable: `affordable`, one row with
    record_count.

    groups: an earlier step with record_count, one row per group; share: of what pairs may cost altogether.
    The smallest groups come first, whichever their rule, for they say most; those of one size are all in or out. -#}
{% macro cost_steps(groups, share=1) -%}
    sizes as (

        select
            record_count,
            count(*) * record_count * (record_count - 1) / 2 as pair_count
        from {{ groups }}
        group by record_count

    ),

    costs as (

        select
            record_count,
            sum(pair_count) over (order by record_count rows between unbounded preceding and current row) as pairs_up_to_here
        from sizes

    ),

    budget as (

        select {{ share }} * ({{ var('pairs_of_any_file') }} + {{ var('pairs_per_record') }} * count(*)) as pair_count
        from {{ ref('source_records') }}

    ),

    affordable as (

        select coalesce(max(costs.record_count), 1) as record_count
        from costs
        inner join budget on costs.pairs_up_to_here <= budget.pair_count

    )
{%- endmacro %}

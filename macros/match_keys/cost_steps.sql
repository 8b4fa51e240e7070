{#- Steps that say which sizes of group are affordable: `costs` and, in one row, `affordable`.

    groups: an earlier step with rule and record_count, one row per group; share: of what all rules may cost altogether.
    The smallest groups come first, whichever their rule, for they say most: a size is affordable where
    costs.pairs_up_to_here is no more than affordable.pair_count. -#}
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

    affordable as (

        select
            {{ share }} * ({{ var('pairs_of_any_file') }} + {{ var('pairs_per_record') }} * count(*)) as pair_count
        from {{ ref('source_records') }}

    )
{%- endmacro %}

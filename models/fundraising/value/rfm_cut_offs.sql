{#- Below the cut-off of score 2 lies a fifth of the donors at least, below that of 3 two fifths: by whole numbers, so that no
    engine rounds otherwise. Many donors of one value have the lower score. -#}
with given as (

    {% for measure, (value, donors) in {
        'recency': ('-recency_days', '1 = 1'),
        'frequency': ('frequency', 'frequency > 0'),
        'monetary': ('monetary', 'frequency > 0'),
    }.items() %}
        select
            '{{ measure }}' as measure,
            cast({{ value }} as decimal(18, 2)) as value,
            count(*) as donors
        from {{ ref('giving_totals') }}
        where {{ donors }}
        group by {{ value }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

in_order as (

    select
        measure,
        value,
        coalesce(
            sum(donors) over (partition by measure order by value rows between unbounded preceding and 1 preceding), 0
        ) as donors_below,
        sum(donors) over (partition by measure) as donors
    from given

),

scores as (

    {{ dbt.generate_series(5) }}

),

cut_offs as (

    select
        in_order.measure,
        scores.generated_number as score,
        min(in_order.value) as reached_from,
        max(in_order.donors) as donors
    from in_order
    inner join scores on 5 * in_order.donors_below >= (scores.generated_number - 1) * in_order.donors
    group by in_order.measure, scores.generated_number

)

select
    measure,
    cast(score as integer) as score,
    cast(case when measure = 'recency' then -reached_from else reached_from end as decimal(18, 2)) as cut_off,
    cast(donors as {{ dbt.type_bigint() }}) as donors
from cut_offs

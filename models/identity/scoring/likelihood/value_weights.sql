with records as (

    select features.*
    from {{ ref('match_features') }} as features
    left join {{ ref('record_copies') }} as copies on features.record_key = copies.copy_key
    where copies.copy_key is null

),

given as (

    {% for field, value in value_columns().items() %}
        select
            '{{ field }}' as field,
            {{ value }} as field_value
        from records
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

counted as (

    select
        field,
        field_value,
        cast(count(*) as double) as record_count
    from given
    where field_value is not null
    group by field, field_value

),

-- how many records share the value, in a pair that agrees, on the mean
usual as (

    select
        counted.field,
        coalesce(
            max(kept.number), sum(counted.record_count * counted.record_count) / sum(counted.record_count)
        ) as record_count
    from counted
    left join {{ ref('kept_numbers') }} as kept on kept.kind = 'usual count' and counted.field = kept.field
    group by counted.field

),

kept as (

    select
        item,
        number as value_bits
    from {{ ref('kept_numbers') }}
    where kind = 'value'

)

select
    counted.field,
    counted.field_value,
    cast(counted.record_count as {{ dbt.type_bigint() }}) as record_count,
    usual.record_count as usual_count,
    {% if var('value_weights') and var('scoring') != 'weighted' -%}
        coalesce(
            kept.value_bits,
            round(
                greatest(
                    -{{ checked('most_value_bits') }},
                    least({{ checked('most_value_bits') }}, ln(usual.record_count / counted.record_count) / ln(2))
                ),
                6
            )
        )
    {%- else -%}
        0.0
    {%- endif %} as value_bits
from counted
inner join usual on counted.field = usual.field
left join kept on {{ hashed_number(['counted.field', 'counted.field_value']) }} = kept.item

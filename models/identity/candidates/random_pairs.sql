{#- Large primes: multiples of them, modulo the number of records, wander over all records in no order that means anything. -#}
{%- set steps = [982451653, 776531401] -%}

with numbers as (

    {{ dbt.generate_series(var('random_pairs')) }}

),

records as (

    select count(*) as record_count from {{ ref('source_records') }}

),

drawn as (

    select
        1 + mod(cast(numbers.generated_number as {{ dbt.type_bigint() }}) * {{ steps[0] }}, records.record_count) as one_key,
        1 + mod(cast(numbers.generated_number as {{ dbt.type_bigint() }}) * {{ steps[1] }} + 7, records.record_count)
            as other_key
    from numbers
    cross join records
    where records.record_count > 1

)

select distinct
    cast(least(one_key, other_key) as {{ dbt.type_bigint() }}) as left_key,
    cast(greatest(one_key, other_key) as {{ dbt.type_bigint() }}) as right_key
from drawn
where one_key != other_key

{#- Multiples of large primes, modulo the number of records, wander over all records in no order that means anything. -#}
{%- set steps = [982451653, 776531401, 122949823] -%}

with numbers as (

    {{ dbt.generate_series(checked('random_pairs')) }}

),

records as (

    select count(*) as record_count from {{ ref('source_records') }}

),

-- after a round of as many pairs as there are records, the next one is shifted
rounds as (

    select
        cast(numbers.generated_number as {{ dbt.type_bigint() }}) as draw,
        cast(floor(numbers.generated_number / records.record_count) as {{ dbt.type_bigint() }}) as round,
        records.record_count
    from numbers
    cross join records
    where records.record_count > 1

),

drawn as (

    select
        1 + mod(draw * {{ steps[0] }}, record_count) as one_key,
        1 + mod(draw * {{ steps[1] }} + round * {{ steps[2] }} + 7, record_count) as other_key
    from rounds

),

pairs as (

    select distinct
        cast(least(one_key, other_key) as {{ dbt.type_bigint() }}) as left_key,
        cast(greatest(one_key, other_key) as {{ dbt.type_bigint() }}) as right_key
    from drawn
    where one_key != other_key

)

-- a record and its copy are no strangers, however many copies there are
select
    pairs.left_key,
    pairs.right_key
from pairs
left join {{ ref('record_copies') }} as left_copies on pairs.left_key = left_copies.copy_key
left join {{ ref('record_copies') }} as right_copies on pairs.right_key = right_copies.copy_key
where left_copies.copy_key is null and right_copies.copy_key is null

{#- Multiples of large primes, modulo the number of records, visit all records in an order without meaning. -#}
{%- set steps = [982451653, 776531401, 122949823] -%}

with numbers as (

    {{ dbt.generate_series(checked('random_pairs')) }}

),

-- keys are in no order that means anything, and their places have no holes: every record is drawn as often
places as (

    select
        record_key,
        row_number() over (order by record_key) as place
    from {{ ref('source_records') }}

),

records as (

    select count(*) as record_count from places

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
        1 + mod(draw * {{ steps[0] }}, record_count) as one_place,
        1 + mod(draw * {{ steps[1] }} + round * {{ steps[2] }} + 7, record_count) as other_place
    from rounds

),

pairs as (

    select distinct
        least(one.record_key, other.record_key) as left_key,
        greatest(one.record_key, other.record_key) as right_key
    from drawn
    inner join places as one on drawn.one_place = one.place
    inner join places as other on drawn.other_place = other.place
    where drawn.one_place != drawn.other_place

)

-- a record and its copy are not strangers
select
    pairs.left_key,
    pairs.right_key
from pairs
left join {{ ref('record_copies') }} as left_copies on pairs.left_key = left_copies.copy_key
left join {{ ref('record_copies') }} as right_copies on pairs.right_key = right_copies.copy_key
where left_copies.copy_key is null and right_copies.copy_key is null

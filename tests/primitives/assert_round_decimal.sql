-- Half is rounded away from zero, by round and by a cast. Of binary fractions (double) no engine promises it.
with made as (

    select
        given,
        to_cents,
        to_units,
        round(given, 2) as rounded_to_cents,
        cast(given as decimal(18, 2)) as cast_to_cents,
        round(given, 0) as rounded_to_units,
        cast(given as decimal(18, 0)) as cast_to_units
    from {{ ref('golden_round_decimal') }}

)

select *
from made
where
    rounded_to_cents is distinct from to_cents
    or cast_to_cents is distinct from to_cents
    or rounded_to_units is distinct from to_units
    or cast_to_units is distinct from to_units

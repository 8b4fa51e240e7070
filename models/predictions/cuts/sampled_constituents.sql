with known as (

    select constituent_id
    from {{ ref('commitments') }}
    union distinct
    select constituent_id
    from {{ ref('gift_days') }}

),

placed as (

    select
        constituent_id,
        row_number() over (order by {{ stable_number('constituent_id') }}, constituent_id) as place
    from known

)

select
    constituent_id,
    place <= {{ checked('prediction_sample') }} as is_sampled
from placed

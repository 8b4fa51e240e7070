with charges as (

    {{ facts_of('cards') }}

),

-- the last card that was charged, with or without success
ranked as (

    select
        *,
        row_number() over (
            partition by source_system, source_record_id order by charged_at desc, source_row_id
        ) as age
    from charges
    where left_out_because is null and source_record_id is not null

)

select
    source_system,
    source_record_id,
    constituent_id,
    source_confidence,
    card_brand,
    card_expires_on,
    charged_at as last_charged_at,
    charged_on as last_charged_on,
    loaded_at
from ranked
where age = 1

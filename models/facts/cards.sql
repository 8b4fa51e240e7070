with charges as (

    {{ facts_of('cards') }}

),

cards as (

    select
        source_system,
        source_record_id,
        card_brand,
        card_expires_on,
        min(constituent_id) as constituent_id,
        min(source_confidence) as source_confidence,
        min(charged_at) as first_charged_at,
        min(charged_on) as first_charged_on,
        max(charged_at) as last_charged_at,
        max(charged_on) as last_charged_on,
        max(loaded_at) as loaded_at
    from charges
    where left_out_because is null and source_record_id is not null
    group by source_system, source_record_id, card_brand, card_expires_on

)

select
    source_system,
    source_record_id,
    constituent_id,
    source_confidence,
    card_brand,
    card_expires_on,
    first_charged_at,
    first_charged_on,
    last_charged_at,
    last_charged_on,
    row_number() over (
        partition by source_system, source_record_id
        order by last_charged_at desc, card_expires_on desc, card_brand
    ) = 1 as is_last_charged,
    loaded_at
from cards

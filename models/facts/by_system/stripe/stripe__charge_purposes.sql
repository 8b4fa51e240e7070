-- the first word of the seed that stands in the description tells the purpose; each description is read once
with descriptions as (

    select
        description,
        ' ' || {{ regexp_replace_all('lower(description)', '[^a-z0-9]+', ' ') }} || ' ' as words
    from {{ ref('stg_stripe__charges') }}
    where description is not null
    group by description

),

found as (

    select
        descriptions.description,
        min(known.position) as position
    from descriptions
    inner join {{ ref('purchase_words') }} as known
        on known.source_system = 'stripe' and descriptions.words like '% ' || known.word || ' %'
    group by descriptions.description

),

purposes as (

    select
        found.description,
        known.purchase_type
    from found
    inner join {{ ref('purchase_words') }} as known
        on known.source_system = 'stripe' and found.position = known.position

)

select
    charges.*,
    coalesce(purposes.purchase_type, 'other_purchase') as purchase_type,
    {{ extra_fields_json(dict({
        'code': 'charges.promotion_code',
        'failure': 'charges.failure_code',
        'what': 'charges.description',
    }, **in_other_money('charges.amount_as_given', 'charges.currency'))) }} as details
from {{ ref('stg_stripe__charges') }} as charges
left join purposes on charges.description = purposes.description

with refused as (

    select distinct
        constituent_id,
        channel
    from {{ ref('consents') }}
    where not may_be_mailed and constituent_id is not null

),

-- a word like deceased forbids every channel, whichever system says it of one
refused_everywhere as (

    select distinct constituent_id
    from {{ ref('email_refusals') }}
    where
        {% for reason in checked('refusals_of_every_channel') -%}
            {{ 'or ' if not loop.first }}', ' || reasons || ',' like '%, {{ reason }},%'
        {% endfor %}
    union distinct
    select distinct constituent_id
    from {{ ref('consents') }}
    where
        not may_be_mailed and constituent_id is not null
        and reason in ({{ "'" ~ checked('refusals_of_every_channel') | join("', '") ~ "'" }})

),

reachable as (

    select
        constituent_id,
        'email' as channel
    from {{ ref('constituents') }}
    where is_email_reachable
    union all
    select
        constituent_id,
        'phone' as channel
    from {{ ref('constituents') }}
    where canonical_phone is not null
    union all
    select
        constituent_id,
        'mail' as channel
    from {{ ref('constituents') }}
    where canonical_address is not null and canonical_postal_code is not null

)

select
    reachable.constituent_id,
    reachable.channel,
    channels.position
from reachable
inner join {{ ref('contact_channels') }} as channels on reachable.channel = channels.channel
left join refused on reachable.constituent_id = refused.constituent_id and reachable.channel = refused.channel
left join refused_everywhere on reachable.constituent_id = refused_everywhere.constituent_id
where refused.constituent_id is null and refused_everywhere.constituent_id is null

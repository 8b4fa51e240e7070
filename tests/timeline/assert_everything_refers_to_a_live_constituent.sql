{{ config(meta={'dimension': 'integrity', 'model': 'constituent_events'}) }}

-- Every identifier, event and flag belongs to a constituent of golden.constituents, and nobody is there twice.
with referred as (

    select
        constituent_id,
        'constituent_identifiers' as place
    from {{ ref('constituent_identifiers') }}
    union all
    select
        constituent_id,
        'constituent_events' as place
    from {{ ref('constituent_events') }}
    where constituent_id is not null
    union all
    select
        constituent_id,
        'constituent_flags' as place
    from {{ ref('constituent_flags') }}

)

select
    referred.constituent_id,
    referred.place
from referred
left join {{ ref('constituents') }} as constituents on referred.constituent_id = constituents.constituent_id
where constituents.constituent_id is null

union all

select
    constituent_id,
    'constituents' as place
from {{ ref('constituents') }}
group by constituent_id
having count(*) > 1

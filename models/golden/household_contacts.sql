-- a partner who has records of their own is a constituent already
with known_names as (

    select distinct
        household_id,
        {{ fold_text('canonical_full_name') }} as name
    from {{ ref('constituents') }}

),

named as (

    select
        constituents.household_id,
        records.partner_name as contact_name,
        {{ fold_text('records.partner_name') }} as name,
        constituents.constituent_id,
        records.source_system
    from {{ ref('usable_values') }} as usable
    inner join {{ ref('source_records') }} as records on usable.record_key = records.record_key
    inner join {{ ref('constituents') }} as constituents on usable.constituent_id = constituents.constituent_id
    where records.partner_name is not null

)

select
    named.household_id,
    named.contact_name,
    min(named.constituent_id) as named_with_constituent_id,
    {{ joined_values('named.source_system', ', ') }} as source_systems,
    count(*) as record_count,
    {{ dbt.bool_or('known_names.name is not null') }} as is_constituent
from named
left join known_names on named.household_id = known_names.household_id and named.name = known_names.name
group by named.household_id, named.contact_name

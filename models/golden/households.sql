with members as (

    select
        constituents.*,
        members.place,
        row_number() over (
            partition by constituents.household_id order by constituents.lifetime_value desc, constituents.constituent_id
        ) as choice
    from {{ ref('constituents') }} as constituents
    inner join {{ ref('household_members') }} as members on constituents.constituent_id = members.constituent_id

)

select
    members.household_id,
    count(*) as constituent_count,
    max(case when members.choice = 1 then members.constituent_id end) as primary_constituent_id,
    max(case when members.choice = 1 then members.canonical_full_name end) as primary_full_name,
    max(case when members.place = 1 then members.constituent_id end) as head_constituent_id,
    max(salutations.formal_salutation) as formal_salutation,
    max(salutations.informal_salutation) as informal_salutation,
    max(case when members.choice = 1 then members.canonical_address end) as household_address,
    max(case when members.choice = 1 then members.canonical_postal_code end) as household_postal_code,
    cast(sum(members.total_lifetime_giving) as decimal(18, 2)) as total_lifetime_giving,
    cast(sum(members.lifetime_value) as decimal(18, 2)) as lifetime_value,
    cast(sum(members.source_record_count) as {{ dbt.type_bigint() }}) as source_record_count
from members
left join {{ ref('salutations') }} as salutations
    on members.household_id = salutations.letter_id and salutations.letter_type = 'household'
group by members.household_id

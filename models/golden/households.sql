with ranked as (

    select
        *,
        row_number() over (
            partition by household_id order by lifetime_value desc, constituent_id
        ) as choice
    from {{ ref('constituents') }}

)

select
    household_id,
    count(*) as constituent_count,
    max(case when choice = 1 then constituent_id end) as primary_constituent_id,
    max(case when choice = 1 then canonical_full_name end) as primary_full_name,
    max(case when choice = 1 then canonical_address end) as household_address,
    max(case when choice = 1 then canonical_postal_code end) as household_postal_code,
    cast(sum(total_lifetime_giving) as decimal(18, 2)) as total_lifetime_giving,
    cast(sum(lifetime_value) as decimal(18, 2)) as lifetime_value,
    cast(sum(source_record_count) as {{ dbt.type_bigint() }}) as source_record_count
from ranked
group by household_id

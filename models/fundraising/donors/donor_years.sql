with people as (

    select
        constituents.constituent_id,
        constituents.constituent_type,
        households.household_id,
        primaries.constituent_type as household_type
    from {{ ref('constituents') }} as constituents
    inner join {{ ref('households') }} as households on constituents.household_id = households.household_id
    inner join {{ ref('constituents') }} as primaries on households.primary_constituent_id = primaries.constituent_id

),

cells as (

    {% for level, type in {'constituent': 'constituent_type', 'household': 'household_type as constituent_type'}.items() %}
        select
            '{{ level }}' as donor_level,
            people.{{ level }}_id as donor_id,
            people.{{ type }},
            given.calendar_year,
            given.fiscal_year,
            given.amount,
            given.soft_credit_amount,
            given.gift_count,
            given.largest_gift
        from {{ ref('gift_years') }} as given
        inner join people on given.constituent_id = people.constituent_id
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select *
from (

    {{ donor_years_of('cells') }}

) as donor_years

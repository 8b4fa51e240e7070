{#- The years of a household of one constituent are those of the constituent, so that they are worked out once. -#}
with people as (

    select
        constituents.constituent_id,
        constituents.constituent_type,
        households.household_id,
        primaries.constituent_type as household_type,
        households.constituent_count = 1 as is_alone
    from {{ ref('constituents') }} as constituents
    inner join {{ ref('households') }} as households on constituents.household_id = households.household_id
    inner join {{ ref('constituents') }} as primaries on households.primary_constituent_id = primaries.constituent_id

),

cells as (

    {% for level, type in {'constituent': 'constituent_type', 'household': 'household_type as constituent_type'}.items() %}
        select
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
        {{ 'where not people.is_alone' if level == 'household' else 'union all' }}
    {% endfor %}

),

worked_out as (

    {{ donor_years_of('cells') }}

),

donors as (

    select
        'constituent' as donor_level,
        constituent_id as donor_id,
        constituent_id as worked_out_as
    from people
    union all
    select
        'household' as donor_level,
        household_id as donor_id,
        case when is_alone then constituent_id else household_id end as worked_out_as
    from people
    group by household_id, case when is_alone then constituent_id else household_id end

)

select
    donors.donor_level,
    donors.donor_id,
    {% for column in donor_year_figures() -%}
        worked_out.{{ column }}{{ ',' if not loop.last }}
    {% endfor %}
from worked_out
inner join donors on worked_out.donor_id = donors.worked_out_as

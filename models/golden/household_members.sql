{%- set rules = household_head_facts() -%}

with rules as (

    select
        {% for position in range(1, rules | length + 1) -%}
            max(case when position = {{ position }} then rule end) as rule_{{ position }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('household_head_rules') }}

),

-- who is what to another constituent of the household
said as (

    select
        one.household_id,
        case when associations.role = 'parent' then one.constituent_id else other.constituent_id end as constituent_id,
        case when associations.role = 'parent' then other.constituent_id else one.constituent_id end as other_constituent_id,
        case when associations.role = 'partner' then 'partner' else 'child' end as role
    from {{ ref('associations') }} as associations
    inner join {{ ref('identity_map') }} as one on associations.record_key = one.record_key
    inner join {{ ref('identity_map') }} as other on associations.other_key = other.record_key
    where
        associations.role is not null
        and one.household_id = other.household_id
        and one.constituent_id != other.constituent_id

),

children as (

    select distinct constituent_id
    from said
    where role = 'child'

),

dead as (

    select distinct constituent_id
    from {{ ref('consent_statements') }}
    where reason = 'deceased' and is_own

),

members as (

    select
        constituents.household_id,
        constituents.constituent_id,
        constituents.lifetime_value,
        case when dead.constituent_id is null then 1 else 0 end as is_living,
        case when constituents.constituent_type = 'person' then 1 else 0 end as is_person,
        case when children.constituent_id is null then 1 else 0 end as is_grown_up,
        case when constituents.canonical_full_name is not null then 1 else 0 end as is_named
    from {{ ref('constituents') }} as constituents
    left join dead on constituents.constituent_id = dead.constituent_id
    left join children on constituents.constituent_id = children.constituent_id

),

ranked as (

    select
        members.*,
        row_number() over (
            partition by members.household_id
            order by
                {% for position in range(1, rules | length + 1) -%}
                    coalesce(case rules.rule_{{ position }}
                        {% for rule in rules -%}
                            when '{{ rule }}' then cast(members.{{ rule }} as decimal(18, 2))
                        {% endfor %}
                    end, 0) desc,
                {% endfor %}
                members.constituent_id
        ) as place
    from members
    cross join rules

),

-- either of two partners may be the one who names the other
partners as (

    select
        household_id,
        constituent_id,
        other_constituent_id
    from said
    where role = 'partner'
    union distinct
    select
        household_id,
        other_constituent_id as constituent_id,
        constituent_id as other_constituent_id
    from said
    where role = 'partner'

)

select
    ranked.household_id,
    ranked.constituent_id,
    case
        when ranked.place = 1 then 'head'
        when ranked.is_grown_up = 0 then 'child'
        when partners.constituent_id is not null then 'partner'
        else 'member'
    end as role,
    cast(ranked.place as {{ dbt.type_bigint() }}) as place,
    ranked.is_living = 1 as is_living,
    ranked.is_living = 1 and (ranked.is_grown_up = 1 or ranked.place = 1) as is_addressed
from ranked
inner join ranked as heads on ranked.household_id = heads.household_id and heads.place = 1
left join partners
    on
        ranked.constituent_id = partners.constituent_id
        and heads.constituent_id = partners.other_constituent_id
        and ranked.household_id = partners.household_id

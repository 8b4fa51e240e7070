{#- An end is none where another period of the same record follows within the grace of a restart. -#}
{%- set grace = checked('restart_grace_days') -%}
{%- set far = "cast('9999-12-31' as date)" -%}
{%- set of_record -%}
    over (
            partition by kind, source_system, coalesce(source_record_id, source_row_id)
            order by valid_from, source_row_id
        )
{%- endset -%}

with periods as (

    select
        'recurring_plan' as kind,
        source_row_id,
        source_system,
        source_record_id,
        constituent_id,
        source_confidence,
        cast(null as {{ dbt.type_string() }}) as plan,
        'gifts' as basis,
        monthly_price,
        monthly_price as monthly_amount,
        valid_from,
        valid_to,
        ended_because
    from {{ ref('recurring_plan_periods') }}
    union all
    select
        kind,
        source_row_id,
        source_system,
        source_record_id,
        constituent_id,
        source_confidence,
        plan,
        basis,
        monthly_price,
        case when is_paid_here then coalesce(monthly_price, 0) else 0 end as monthly_amount,
        valid_from,
        valid_to,
        ended_because
    from {{ ref('term_periods') }}

),

followed as (

    select
        *,
        lead(valid_from) {{ of_record }} as next_from,
        lead(valid_to) {{ of_record }} as next_to
    from periods

)

select
    kind,
    source_row_id,
    source_system,
    source_record_id,
    constituent_id,
    source_confidence,
    plan,
    basis,
    cast(monthly_price as decimal(18, 2)) as monthly_price,
    cast(monthly_amount as decimal(18, 2)) as monthly_amount,
    valid_from,
    nullif(valid_to, {{ far }}) as valid_to,
    case
        when valid_to = {{ far }} then null
        when
            next_to > valid_to
            and next_from >= {{ dbt.dateadd('day', -grace, 'valid_to') }}
            and {{ dbt.dateadd('day', -grace, 'next_from') }} <= valid_to
            then 'replaced'
        else ended_because
    end as ended_because
from followed

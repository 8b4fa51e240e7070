{%- set hours = sla_hours() -%}
{%- set checks = ['first_response', 'resolution'] -%}

with tickets as (

    select
        tickets.ticket_id,
        {{ known_id('tickets.facility_id') }} as facility_id,
        tickets.rep_id,
        {{ known_id('tickets.priority') }} as priority,
        tickets.cohort_month as month,
        tickets.created_at,
        coalesce(statuses.is_closed, false) as is_closed,
        {% for check in checks -%}
            cast(targets.{{ check }}_hours * 3600 as {{ dbt.type_bigint() }}) as {{ check }}_target,
        {% endfor -%}
        -- an impossible moment is unknown, and so is that of a ticket that is closed without one
        tickets.first_response_at < tickets.created_at as is_response_impossible,
        tickets.resolved_at < tickets.created_at as is_resolution_impossible,
        {% for moment in ['first_response_at', 'resolved_at', 'reopened_at', 'updated_at'] -%}
            {{ happened_by_now('tickets.' ~ moment, 'tickets.created_at') }} as {{ moment }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('stg_tickets') }} as tickets
    left join {{ ref('sla_targets') }} as targets on tickets.priority = targets.priority
    left join {{ ref('ticket_statuses') }} as statuses on tickets.status = statuses.status
    where tickets.cohort_month is not null and {{ is_first_of_its_id('ticket_id') }}

),

-- a reopened ticket is resolved when it is resolved again; a ticket solved without an answer is answered by that
settled as (

    select
        *,
        coalesce(first_response_at, case when not coalesce(is_response_impossible, false) then resolved_at end)
            as answered_at,
        case when reopened_at > resolved_at then null else resolved_at end as solved_at,
        coalesce(is_response_impossible, is_resolution_impossible, is_closed) as is_first_response_unsure,
        coalesce(is_resolution_impossible, is_closed)
        or (is_closed and coalesce(reopened_at > resolved_at, false)) as is_resolution_unsure
    from tickets

),

-- seconds of the SLA clock; for an open ticket until today begins, so that a check due today is not overdue yet
clocked as (

    select
        settled.*,
        {{ sla_clock('settled.created_at', 'created') }} as opened_clock,
        {{ sla_clock('settled.answered_at', 'answered') }} as first_response_clock,
        {{ sla_clock('settled.solved_at', 'solved') }} as resolution_clock,
        today.open_days_before * {{ hours.length }} as now_clock
    from settled
    inner join {{ ref('support_days') }} as created on cast(settled.created_at as date) = created.calendar_day
    left join {{ ref('support_days') }} as answered on cast(settled.answered_at as date) = answered.calendar_day
    left join {{ ref('support_days') }} as solved on cast(settled.solved_at as date) = solved.calendar_day
    inner join {{ ref('support_days') }} as today on today.calendar_day = {{ as_of_date() }}

),

judged as (

    select
        *,
        {% for check in checks -%}
            case
                when {{ check }}_target is null or is_{{ check }}_unsure then 'unknown'
                when coalesce({{ check }}_clock, now_clock) - opened_clock > {{ check }}_target then 'breached'
                when {{ check }}_clock is not null then 'met'
                else 'not_due'
            end as {{ check }}_outcome,
            cast({{ check }}_clock - opened_clock as double) / 3600 as {{ check }}_hours,
            opened_clock + {{ check }}_target as {{ check }}_due_clock{{ ',' if not loop.last }}
        {% endfor %}
    from clocked

),

dated as (

    select
        judged.*,
        {% for check in checks -%}
            {{ dbt.dateadd(
                'second',
                hours.opens ~ ' + ' ~ check ~ '_due_clock - ' ~ check ~ '_day.open_days_before * ' ~ hours.length,
                'cast(' ~ check ~ '_day.calendar_day as ' ~ dbt.type_timestamp() ~ ')'
            ) }} as {{ check }}_due_at,
            {{ check }}_clock is null and {{ check }}_outcome = 'breached' as is_{{ check }}_overdue{{ ',' if not loop.last }}
        {% endfor %}
    from judged
    {% for check in checks -%}
        left join {{ ref('support_days') }} as {{ check }}_day
            on
                {{ check }}_day.is_open
                and {{ check }}_day.open_days_before
                = cast(floor(cast({{ check }}_due_clock as double) / {{ hours.length }}) as {{ dbt.type_bigint() }})
    {% endfor %}

)

select
    ticket_id,
    facility_id,
    rep_id,
    priority,
    month,
    created_at,
    answered_at as first_response_at,
    solved_at as resolved_at,
    reopened_at is not null as is_reopened,
    solved_at is null and not is_resolution_unsure as is_open,
    is_first_response_overdue or is_resolution_overdue as is_overdue,
    {% for check in checks -%}
        {{ check }}_due_at,
        {{ check }}_hours,
        {{ check }}_outcome,
    {% endfor -%}
    case
        when 'breached' in (first_response_outcome, resolution_outcome) then false
        when first_response_outcome = 'met' and resolution_outcome = 'met' then true
    end as is_sla_met,
    -- a check becomes overdue on the day after it was due
    greatest(
        {% for moment in ['created_at', 'first_response_at', 'resolved_at', 'reopened_at', 'updated_at'] -%}
            coalesce({{ moment }}, created_at),
        {% endfor -%}
        {% for check in checks -%}
            case
                when is_{{ check }}_overdue
                    then cast({{ dbt.dateadd('day', 1, 'cast(' ~ check ~ '_due_at as date)') }} as {{ dbt.type_timestamp() }})
                else created_at
            end{{ ',' if not loop.last }}
        {% endfor %}
    ) as updated_at
from dated

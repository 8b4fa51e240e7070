with applications as (

    select
        {{ known_id('applications.facility_id') }} as facility_id,
        applications.cohort_month as month,
        -- an application that was decided after the as-of date was pending on that day
        case
            when cast(applications.decided_at as date) > {{ as_of_date() }} then 'pending'
            else coalesce(statuses.counts_as, 'unknown')
        end as counts_as,
        applications.document_expires_on < {{ as_of_date() }} as has_run_out,
        applications.submitted_at,
        {{ happened_by_now('applications.decided_at', 'applications.submitted_at') }} as decided_at,
        {{ happened_by_now('applications.updated_at', 'applications.submitted_at') }} as updated_at
    from {{ ref('stg_applications') }} as applications
    left join {{ ref('application_statuses') }} as statuses on applications.status = statuses.status
    where applications.cohort_month is not null and {{ is_first_of_its_id('applications.application_id') }}

),

timed as (

    select
        *,
        counts_as in ('approved', 'rejected', 'expired') as is_decided,
        {{ rate(dbt.datediff('submitted_at', 'decided_at', 'second'), '24 * 3600') }} as days_to_decision
    from applications

),

counted as (

    {% for facility_id in ['facility_id', "'all'"] %}
        {{ 'union all' if not loop.first }}
        select
            {{ facility_id }} as facility_id,
            month,
            count(*) as applications,
            count(case when is_decided then 1 end) as decided,
            {% for outcome in ['approved', 'rejected', 'expired', 'pending'] -%}
                count(case when counts_as = '{{ outcome }}' then 1 end) as {{ outcome }},
            {% endfor -%}
            count(case when counts_as = 'approved' and has_run_out then 1 end) as run_out,
            avg(case when is_decided then days_to_decision end) as average_days_to_decision,
            percentile_cont(0.5) within group (order by case when is_decided then days_to_decision end)
                as median_days_to_decision,
            max(greatest(submitted_at, coalesce(decided_at, submitted_at), coalesce(updated_at, submitted_at)))
                as updated_at
        from timed
        group by {{ 'facility_id, ' if facility_id == 'facility_id' }}month
    {% endfor %}

)

select
    facility_id,
    month,
    applications,
    decided,
    approved,
    rejected,
    expired,
    pending,
    run_out,
    {{ rate('approved', 'decided') }} as approval_rate,
    average_days_to_decision,
    median_days_to_decision,
    updated_at
from counted

with invoices as (

    select
        {{ known_id('facility_id') }} as facility_id,
        cohort_month as month,
        issued_on,
        {{ until_today('paid_on') }} as paid_on,
        coalesce(due_on < {{ as_of_date() }}, false) as is_due,
        amount,
        -- a payment after today does not count today; a paid invoice without an amount is paid in full
        case
            when paid_on > {{ as_of_date() }} then 0
            when status = 'paid' then coalesce(paid_amount, amount)
            else coalesce(paid_amount, 0)
        end as collected
    from {{ ref('stg_invoices') }}
    where
        cohort_month is not null
        and {{ is_first_of_its_id('invoice_id') }}
        and (status is null or status != 'void')
        and amount >= 0

),

settled as (

    select
        *,
        greatest(amount - collected, 0) as outstanding,
        collected >= amount as is_paid,
        case when collected >= amount then {{ dbt.datediff('issued_on', 'paid_on', 'day') }} end as days_to_pay
    from invoices

),

counted as (

    select
        coalesce(facility_id, 'all') as facility_id,
        month,
        count(*) as invoices,
        count(case when is_paid then 1 end) as paid_invoices,
        count(case when outstanding > 0 and is_due then 1 end) as overdue_invoices,
        sum(amount) as invoiced,
        sum(collected) as collected,
        sum(outstanding) as outstanding,
        sum(case when is_due then outstanding else 0 end) as overdue,
        sum(days_to_pay) as days_to_pay,
        count(days_to_pay) as dated_payments
    from settled
    group by rollup(month, facility_id)
    having month is not null

),

keys as (

    {{ facilities_by_month('counted') }}

)

select
    keys.facility_id,
    keys.month,
    {% for figure in ['invoices', 'paid_invoices', 'overdue_invoices'] -%}
        coalesce(counted.{{ figure }}, 0) as {{ figure }},
    {% endfor -%}
    {% for figure in ['invoiced', 'collected', 'outstanding', 'overdue'] -%}
        cast(coalesce(counted.{{ figure }}, 0) as decimal(18, 2)) as {{ figure }},
    {% endfor -%}
    {{ rate('counted.collected', 'counted.invoiced') }} as collection_rate,
    {{ rate('counted.days_to_pay', 'counted.dated_payments') }} as days_to_pay
from keys
left join counted on keys.facility_id = counted.facility_id and keys.month = counted.month

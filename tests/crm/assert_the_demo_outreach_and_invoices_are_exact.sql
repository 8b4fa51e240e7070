-- docs/metrics_validation.md: attempts, answers and conversions by channel; amounts invoiced and paid, to the cent.
{{ config(enabled=var('demo_data') and not var('source_records') and 'crm' in (var('systems') or var('registry'))) }}

with expected as (

    {% for channel, attempts, answered, converted in [
        ('email', 5, 3, 2), ('phone', 5, 4, 3), ('sms', 3, 1, 0), ('in_person', 3, 3, 2),
    ] -%}
        select
            '{{ channel }}' as item,
            {{ attempts }} as attempts,
            {{ answered }} as answered,
            {{ converted }} as converted
        union all
    {% endfor -%}
    select
        'all of a month' as item,
        16 as attempts,
        11 as answered,
        7 as converted

),

found as (

    select
        channel as item,
        sum(attempts) as attempts,
        sum(answered) as answered,
        sum(converted) as converted
    from {{ ref('rep_activity_by_channel') }}
    group by channel
    union all
    select
        'all of a month' as item,
        sum(attempts) as attempts,
        sum(answered) as answered,
        sum(converted) as converted
    from {{ ref('outreach_kpis') }}
    where facility_id = 'all'

),

channels as (

    select sum(case
        when month = cast('2024-01-01' as date) and (
            channel = 'phone' and channel_rank = 1
            or channel = 'in_person' and channel_rank = 2
            or channel = 'email' and channel_rank = 3
            or channel = 'sms' and channel_rank = 4
        ) then 1
    end) as in_their_place
    from {{ ref('channel_effectiveness') }}
    where facility_id = 'all'

),

revenue as (

    select
        sum(invoices) as invoices,
        sum(invoiced) as invoiced,
        sum(collected) as collected,
        sum(outstanding) as outstanding
    from {{ ref('revenue_kpis') }}
    where facility_id = 'all'

)

select coalesce(expected.item, found.item) as item
from expected
full outer join found on expected.item = found.item
where
    expected.item is null
    or found.item is null
    or expected.attempts != found.attempts
    or expected.answered != found.answered
    or expected.converted != found.converted
union all
select 'invoices' as item
from revenue
where coalesce(invoices != 7 or invoiced != 345250.40 or collected != 207625.20 or outstanding != 137625.20, true)
union all
select 'channels' as item
from channels
where coalesce(in_their_place, 0) != 4

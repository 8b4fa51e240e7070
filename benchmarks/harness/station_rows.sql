-- From what harness/station.py made up (people, runs: one row per contract and month, single_gifts, letters, trips, truth) to the
-- facts as the project's models would have them. {today} is filled in. Kinds: 0 plan, 1 monthly term, 2 yearly term. Outcomes:
-- 1 paid, 2 refused and paid at a second attempt, 3 failed. Ends: 1 cancelled, 2 after three failures in a row, 3 not renewed.
create schema identity;
create schema raw;

create temp macro id_of(person) as 'UC-' || lpad(cast(person + 1 as varchar), 8, '0');
create temp macro record_of(kind, person) as
    case when kind = 0 then 'D-' else 'S-' end || lpad(cast(person + 1 as varchar), 6, '0');

create table identity.identity_map as
select
    record_id,
    split_part(record, ' ', 1) as source_system,
    id_of(person) as constituent_id,
    'HH-' || lpad(cast(person + 1 as varchar), 8, '0') as household_id
from (
    select person, unnest(['donation D-', 'subscription S-', 'email E-']) as record
    from people
) as records, lateral (select split_part(record, ' ', 2) || lpad(cast(person + 1 as varchar), 6, '0') as record_id);

create table identity.matched_records as
select source_system, record_id, constituent_id, 'exact' as source_confidence from identity.identity_map;

create table identity.identity_ledger as
select
    row_number() over (order by source_system, record_id) as entry_number,
    source_system,
    record_id,
    constituent_id,
    null::varchar as previous_constituent_id,
    'born' as event,
    timestamp '2021-10-01' as recorded_at
from identity.identity_map;

create table raw.true_probabilities as
select id_of(person) as constituent_id, target, as_of_date, probability from truth;

-- one row per attempt to charge
create temp table attempts as
select *, charged_on as tried_on, outcome = 1 as is_paid
from runs where outcome in (1, 2, 3)
union all
select *, retried_on, true from runs where outcome = 2 and retried_on <= date '{today}';

create temp table attempts_with_ids as
select
    *,
    case when kind = 0 then 'R-' else 'N-' end || lpad(cast(person + 1 as varchar), 6, '0') || '-' || number as contract_id,
    case when kind = 2 then tenure // 12 else raises end as term,
    lpad(cast(row_number() over (order by kind, person, number, tried_on) as varchar), 8, '0') as attempt
from attempts;

insert into facts.gifts by name
select
    'donation:gifts:G-' || attempt as source_row_id,
    'G-' || attempt as gift_id,
    record_of(0, person) as source_record_id,
    id_of(person) as constituent_id,
    contract_id as recurring_plan_id,
    cents / 100 as amount,
    case when is_paid then cents / 100 end as net_amount,
    case when is_paid then 'succeeded' else 'failed' end as source_status,
    case when is_paid then 'paid' else 'failed' end as status,
    'SUSTAIN' as campaign,
    case when expires_on is null then 'ach' else 'card' end as payment_method,
    tried_on as given_on,
    is_paid as is_counted
from attempts_with_ids
where kind = 0
union all by name
select
    'donation:gifts:S-' || number as source_row_id,
    'S-' || number as gift_id,
    record_of(0, person) as source_record_id,
    id_of(person) as constituent_id,
    dollars as amount,
    dollars as net_amount,
    'succeeded' as source_status,
    'paid' as status,
    'WEB' as campaign,
    ['card', 'check', 'paypal'][1 + method] as payment_method,
    given_on,
    true as is_counted
from (select *, lpad(cast(row_number() over (order by person, given_on) as varchar), 8, '0') as number from single_gifts);

update facts.gifts
set
    source_system = 'donation',
    source_table = 'donation:gifts',
    source_confidence = 'exact',
    refunded_amount = 0,
    credit_type = 'hard',
    given_at = given_on;

create temp table ends as
select
    kind,
    person,
    number,
    max(case when ends = 1 then left_on end) as cancelled_on,
    max(case ends when 1 then left_on when 2 then charged_on when 3 then charged_on end) as over_on
from runs
group by all;

insert into facts.recurring_plans by name
select
    'donation:plans:' || contract_id as source_row_id,
    'donation' as source_system,
    'donation:plans' as source_table,
    contract_id as recurring_plan_id,
    record_of(0, person) as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    max(cents / 100) filter (is_paid) as largest_payment,
    coalesce(sum(cents / 100) filter (is_paid), 0) as total_paid,
    count(*) filter (is_paid) as payment_count,
    min(tried_on) filter (is_paid) as first_payment_on,
    max(tried_on) filter (is_paid) as last_payment_on,
    max(ends.cancelled_on) as cancelled_on
from attempts_with_ids
inner join ends using (kind, person, number)
where kind = 0
group by contract_id, person;

-- active for a month after a payment, past due for another, then lapsed; cancelled from the cancellation on
insert into facts.recurring_plan_statuses by name
with paid as (

    select
        recurring_plan_id,
        given_on,
        coalesce(cancelled_on, date '9999-12-31') as cancelled_on,
        cast(given_on + interval 1 month as date) + 1 as late_from,
        lead(given_on, 1, date '9999-12-31') over (partition by recurring_plan_id order by given_on, gifts.source_row_id) as next_on
    from facts.gifts
    inner join facts.recurring_plans using (recurring_plan_id)
    where is_counted

),

periods as (

    select recurring_plan_id, 'active' as status, given_on as begins, late_from as over, next_on, cancelled_on from paid
    union all
    select recurring_plan_id, 'past_due', late_from, late_from + 30, next_on, cancelled_on from paid
    union all
    select recurring_plan_id, 'lapsed', late_from + 30, date '9999-12-31', next_on, cancelled_on from paid

),

cut as (

    select recurring_plan_id, status, begins as valid_from, least(over, next_on, cancelled_on) as valid_to from periods
    union all
    select distinct recurring_plan_id, 'cancelled', cancelled_on, date '9999-12-31' from paid where cancelled_on < date '9999-12-31'

),

runs as (

    select *, sum(is_change) over (partition by recurring_plan_id order by valid_from, valid_to) as run
    from (
        select
            *,
            cast(status is distinct from lag(status) over (partition by recurring_plan_id order by valid_from, valid_to) as integer)
                as is_change
        from cut
        where valid_from < valid_to and valid_from <= date '{today}'
    )

)

select
    'donation' as source_system,
    recurring_plan_id,
    status,
    min(valid_from) as valid_from,
    case when max(valid_to) <= date '{today}' then max(valid_to) end as valid_to,
    max(valid_to) > date '{today}' as is_current
from runs
group by recurring_plan_id, status, run;

update facts.recurring_plans
set status = coalesce(found.status, 'not_started'), is_open = coalesce(found.status in ('active', 'past_due'), false)
from facts.recurring_plans as plans
left join facts.recurring_plan_statuses as found on plans.recurring_plan_id = found.recurring_plan_id and found.is_current
where recurring_plans.recurring_plan_id = plans.recurring_plan_id;

-- a term ends where the price rises or, by the year, where the next one begins
insert into facts.subscriptions by name
with terms as (

    select
        kind,
        person,
        number,
        case when kind = 2 then tenure // 12 else raises end as term,
        min(charged_on) as started_on,
        arg_max(ends, charged_on) as ends,
        min(cents) as cents,
        min(tier) as tier
    from runs
    where kind > 0 and ends != 3
    group by all

),

dated as (

    select
        terms.*,
        'N-' || lpad(cast(person + 1 as varchar), 6, '0') || '-' || number || '-' || term as subscription_id,
        case when next_on is null then cancelled_on end as cancelled_on,
        case
            when next_on is not null then next_on
            when kind = 2 and cancelled_on is not null then cast(started_on + interval 1 year as date)
            else over_on
        end as ended_on
    from (
        select *, lead(started_on) over (partition by kind, person, number order by term) as next_on
        from terms
    ) as terms
    inner join ends using (kind, person, number)

)

select
    'subscription:subscriptions:' || subscription_id as source_row_id,
    'subscription' as source_system,
    'subscription:subscriptions' as source_table,
    subscription_id,
    record_of(1, person) as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    ['digital', 'sunday', 'weekend', 'seven_day'][1 + tier] as plan,
    cents / 100 as price,
    case when kind = 2 then 'year' else 'month' end as billing_period,
    case
        when cancelled_on is not null then 'cancelled'
        when ended_on <= date '{today}' then 'expired'
        else 'active'
    end as source_status,
    case when ended_on <= date '{today}' then 'ended' else 'active' end as status,
    started_on as started_at,
    started_on,
    ended_on,
    cancelled_on,
    ended_on as paid_until,
    coalesce(ended_on > date '{today}', true) as is_open,
    coalesce(ended_on > date '{today}', true) as is_paying,
    term > 0 as is_renewal
from dated;

insert into facts.payments by name
select
    'subscription:charges:' || attempt || ':' || event_type as payment_id,
    'subscription:charges:' || attempt as source_row_id,
    'subscription' as source_system,
    'subscription:charges' as source_table,
    record_of(1, person) as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    'payments' as payment_of,
    event_type,
    case when is_paid then 'in' else 'failed' end as money,
    case when is_paid then 'paid' else 'failed' end as source_status,
    case when is_paid then 'paid' else 'failed' end as status,
    cents / 100 as amount,
    contract_id || '-' || term as subscription_id,
    false as is_assumed,
    tried_on as paid_at,
    tried_on as paid_on,
    is_paid as is_counted
from (
    select
        *,
        case
            when not is_paid then 'payment_failed'
            when tenure = 0 then 'subscription_started'
            else 'subscription_renewed'
        end as event_type
    from attempts_with_ids
    where kind > 0
)
union all by name
select
    source_row_id || ':' || case when status = 'paid' then 'donation' else 'donation_failed' end as payment_id,
    source_row_id,
    source_system,
    source_table,
    source_record_id,
    constituent_id,
    source_confidence,
    'gifts' as payment_of,
    case when status = 'paid' then 'donation' else 'donation_failed' end as event_type,
    case when status = 'paid' then 'in' else 'failed' end as money,
    source_status,
    status,
    amount,
    false as is_assumed,
    given_at as paid_at,
    given_on as paid_on,
    is_counted
from facts.gifts;

-- one row per record and card
create or replace table facts.cards as
with cards as (

    select
        case when kind = 0 then 'donation' else 'subscription' end as source_system,
        record_of(kind, person) as source_record_id,
        id_of(person) as constituent_id,
        'exact' as source_confidence,
        ['visa', 'mastercard', 'amex', 'discover'][1 + any_value(brand)] as card_brand,
        expires_on as card_expires_on,
        cast(min(tried_on) as timestamp) as first_charged_at,
        min(tried_on) as first_charged_on,
        cast(max(tried_on) as timestamp) as last_charged_at,
        max(tried_on) as last_charged_on
    from attempts_with_ids
    where expires_on is not null
    group by kind > 0, kind, person, expires_on

)

select
    *,
    row_number() over (partition by source_system, source_record_id order by last_charged_at desc, card_expires_on desc) = 1
        as is_last_charged,
    null::timestamp as loaded_at
from cards;

insert into facts.messages by name
select
    'email:sends:' || message_id as source_row_id,
    'email' as source_system,
    'email:sends' as source_table,
    message_id,
    'E-' || lpad(cast(person + 1 as varchar), 6, '0') as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    'Newsletter ' || strftime(sent_at, '%Y-%m') as campaign,
    'delivered' as source_status,
    'delivered' as status,
    sent_at,
    cast(sent_at as date) as sent_on,
    opened_at,
    clicked_at,
    true as is_counted
from (
    select *, 'M-' || lpad(cast(row_number() over (order by sent_at, person) as varchar), 8, '0') as message_id from letters
);

insert into facts.message_responses by name
select
    'email:' || case when response = 'opened' then 'opens:' else 'clicks:' end || message_id as source_row_id,
    source_system,
    'email:' || case when response = 'opened' then 'opens' else 'clicks' end as source_table,
    message_id as response_id,
    source_record_id,
    constituent_id,
    source_confidence,
    source_row_id as message_id,
    response as source_status,
    response,
    moment as responded_at,
    cast(moment as date) as responded_on,
    true as is_counted
from (
    select *, 'opened' as response, opened_at as moment from facts.messages where opened_at is not null
    union all
    select *, 'clicked', clicked_at from facts.messages where clicked_at is not null
);

insert into facts.visits by name
select
    'event:tickets:' || visit_id as source_row_id,
    'event' as source_system,
    'event:tickets' as source_table,
    visit_id,
    'E-' || lpad(cast(person + 1 as varchar), 6, '0') as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    'event_attended' as visit_type,
    visited_on as visited_at,
    visited_on,
    true as is_counted
from (
    select *, 'T-' || lpad(cast(row_number() over (order by visited_on, person) as varchar), 7, '0') as visit_id from trips
);

insert into facts.consents by name
select
    'email:subscribers:E-' || lpad(cast(person + 1 as varchar), 6, '0') || ':' || word as source_row_id,
    'email' as source_system,
    'email:subscribers' as source_table,
    'E-' || lpad(cast(person + 1 as varchar), 6, '0') as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    'email' as channel,
    word,
    word = 'subscribed' as may_contact,
    word as reason,
    case when word = 'unsubscribed' then left_on end as said_at,
    case when word = 'unsubscribed' then left_on end as said_on
from (
    select *, case when left_on <= date '{today}' then 'unsubscribed' else 'subscribed' end as word from people
);

-- The facts and the golden record of a made-up station, as far as giving and metrics are reckoned over them: ten gifts for
-- each person, from 2019 to the end of September 2026. One in ten gives each month for five years, and one in ten reads the paper for
-- four, by the month or the year.
-- {people} and {seed} are filled in; what is drawn depends on them and on the row's number alone.
create schema facts;
create schema identity;
create schema golden;

create macro draw(number, about) as (hash(number, about, {seed}) % 1000000) / 1000000.0;
create macro id_of(number) as 'UC-' || lpad(cast(number as varchar), 8, '0');
create macro whole(number, about, below) as cast(floor(draw(number, about) * below) as integer);
create macro day_of(number, about) as date '2019-01-01' + whole(number, about, 2829);

create table golden.constituents as
select
    id_of(range) as constituent_id,
    'HH-' || lpad(cast(case when range % 5 < 2 then range - range % 5 else range end as varchar), 8, '0') as household_id,
    case when range % 40 = 3 then 'organisation' else 'person' end as constituent_type,
    1 + range % 3 as source_record_count,
    case when range % 2 = 0 then 'donation, subscription' else 'donation' end as source_systems,
    cast(10 * (range % 100) as decimal(18, 2)) as lifetime_value,
    range % 10 > 0 as is_email_reachable
from range(1, {people} + 1);

create table identity.identity_ledger as
select
    constituent_id,
    null::varchar as previous_constituent_id,
    'born' as event,
    timestamp '2026-01-01' as recorded_at
from golden.constituents;

create table golden.households as
select household_id, min(constituent_id) as primary_constituent_id, count(*) as constituent_count
from golden.constituents
group by household_id;

create table golden.review_queue as
select id_of(range) as left_constituent_id, id_of(range + 1) as right_constituent_id
from range(1, {people}, 200);

create table facts.gifts as
with single as (

    select
        1 + range % {people} as person,
        null as plan,
        day_of(range, 'day') as given_on,
        [10, 20, 25, 35, 50, 60, 100, 120, 250, 500, 1000][1 + cast(floor(11 * power(draw(range, 'amount'), 2)) as integer)]
            as amount
    from range(4 * {people})

),

monthly as (

    select
        10 * plan as person,
        plan,
        cast(date '2019-01-01' + whole(plan, 'begins', 1000) + to_months(cast(month as integer)) as date) as given_on,
        5 + 5 * whole(plan, 'amount', 8) + case when month > 30 then 5 else 0 end as amount
    from range(1, {people} // 10) as plans(plan)
    cross join range(60) as months(month)

),

given as (

    select *, row_number() over () as number
    from (from single union all from monthly)

)

select
    'donation:gifts:' || number as source_row_id,
    'donation' as source_system,
    'D-' || person as source_record_id,
    id_of(person) as constituent_id,
    case when person % 50 = 0 and number % 2 = 0 then 'low' else 'exact' end as source_confidence,
    'R-' || plan as recurring_plan_id,
    cast(amount as decimal(18, 2)) as amount,
    cast(case when number % 100 = 0 then amount else 0 end as decimal(18, 2)) as refunded_amount,
    cast(case when number % 100 = 0 then 0 else amount end as decimal(18, 2)) as net_amount,
    case when number % 50 = 1 then 'soft' else 'hard' end as credit_type,
    'paid' as status,
    given_on,
    number % 50 != 1 as is_counted,
    null::varchar as left_out_because
from given;

create table facts.recurring_plans as
select
    'donation:plans:' || min(recurring_plan_id) as source_row_id,
    'donation' as source_system,
    recurring_plan_id,
    min(source_record_id) as source_record_id,
    min(constituent_id) as constituent_id,
    'exact' as source_confidence
from facts.gifts
where recurring_plan_id is not null
group by recurring_plan_id;

create table facts.recurring_plan_statuses as
with lasting as (

    select
        recurring_plan_id,
        min(given_on) as begins,
        cast(max(given_on) + interval 1 month as date) as late
    from facts.gifts
    where recurring_plan_id is not null
    group by recurring_plan_id

)

select 'donation' as source_system, recurring_plan_id, 'active' as status, begins as valid_from, late as valid_to from lasting
union all
select 'donation', recurring_plan_id, 'lapsed', late, null from lasting;

-- a gift makes a member for a year; every fourth one begins another membership
create table facts.memberships as
select
    'giving:' || source_row_id as source_row_id,
    source_system,
    source_record_id,
    constituent_id,
    source_confidence,
    'gifts' as basis,
    'friend' as plan,
    cast(null as decimal(18, 2)) as price,
    null::varchar as details,
    'active' as status,
    given_on as started_on,
    null::date as cancelled_on,
    cast(given_on + interval 1 year as date) as paid_until,
    given_on + interval 1 year > date '2026-09-30' as is_open,
    false as is_paying,
    null::varchar as left_out_because
from facts.gifts
where hash(source_row_id) % 8 = 0 and recurring_plan_id is null;

create table facts.subscriptions as
with terms as (

    select
        10 * reader as person,
        term,
        reader % 2 = 0 as is_yearly,
        cast(date '2019-01-01' + whole(reader, 'reads', 800) + to_years(cast(term as integer)) as date) as started_on
    from range(1, {people} // 10) as readers(reader)
    cross join range(4) as terms(term)

)

select
    'subscription:subscriptions:' || person || '-' || term as source_row_id,
    'subscription' as source_system,
    'S-' || person as source_record_id,
    id_of(person) as constituent_id,
    'exact' as source_confidence,
    person || '-' || term as subscription_id,
    case when person % 3 = 0 then 'digital' else 'sunday' end as plan,
    cast(case when is_yearly then 120 else 11 end + term as decimal(18, 2)) as price,
    case when is_yearly then 'year' else 'month' end as billing_period,
    null::varchar as cancel_details,
    case when started_on + interval 1 year > date '2026-09-30' then 'active' else 'ended' end as status,
    started_on,
    null::date as cancelled_on,
    cast(started_on + interval 1 year as date) as paid_until,
    started_on + interval 1 year > date '2026-09-30' as is_open,
    started_on + interval 1 year > date '2026-09-30' as is_paying,
    null::varchar as left_out_because
from terms;

create table facts.payments as
select
    source_row_id || '-' || month as source_row_id,
    source_system,
    subscription_id,
    null::varchar as settles,
    'paid' as status,
    price as amount,
    cast(started_on + to_months(cast(month as integer)) as date) as paid_on,
    true as is_counted,
    null::varchar as left_out_because
from facts.subscriptions
cross join range(12) as months(month)
where billing_period = 'month' or month = 0;

-- one visit and two mails for each person
create table facts.visits as
select
    'event:visits:' || range as source_row_id,
    'event' as source_system,
    id_of(range) as constituent_id,
    case when range % 3 = 0 then 'checkin' else 'event_attended' end as visit_type,
    'hall ' || range % 5 as location,
    day_of(range, 'visit') as visited_on,
    true as is_counted
from range(1, {people} + 1);

create table facts.messages as
select
    'email:messages:' || range as source_row_id,
    'email' as source_system,
    case when range % 20 = 0 then 'bounced' else 'delivered' end as status,
    day_of(range, 'mail') as sent_on,
    case when range % 3 = 0 then cast(day_of(range, 'mail') as timestamp) end as opened_at,
    case when range % 15 = 0 then cast(day_of(range, 'mail') as timestamp) end as clicked_at,
    true as is_counted
from range(2 * {people});

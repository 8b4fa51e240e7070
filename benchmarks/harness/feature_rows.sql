-- What features need beside giving_rows.sql, which goes before: the moments of payments and those that failed, and for each person
-- 26 emails, 8 visits, 2 purchases and a booking. With the gifts and payments these are 50 facts for each person.
create or replace table facts.gifts as
select
    * replace (case when hash(source_row_id) % 40 = 0 and recurring_plan_id is not null then 'failed' else status end as status,
        is_counted and not (hash(source_row_id) % 40 = 0 and recurring_plan_id is not null) as is_counted),
    cast(given_on as timestamp) + interval 14 hour as given_at,
    ['card', 'ach', 'check'][1 + cast(hash(source_row_id) % 3 as integer)] as payment_method
from facts.gifts;

create table facts.refunds as
select
    source_row_id as refund_of,
    refunded_amount as amount,
    given_on + 20 as refunded_on,
    true as is_counted
from facts.gifts
where refunded_amount > 0;

create or replace table facts.payments as
select
    payments.*,
    'payments' as payment_of,
    subscriptions.constituent_id,
    cast(payments.paid_on as timestamp) + interval 14 hour as paid_at
from facts.payments
inner join facts.subscriptions using (source_system, subscription_id);

insert into facts.payments by name
select
    source_row_id || ':failed' as source_row_id,
    source_system,
    source_row_id as settles,
    'failed' as status,
    amount,
    paid_on,
    false as is_counted,
    payment_of,
    constituent_id,
    paid_at - interval 1 hour as paid_at
from facts.payments
where hash(source_row_id, 'fails') % 30 = 0;

alter table facts.recurring_plans add column cancelled_on date;
update facts.recurring_plans set cancelled_on = date '2023-06-01' + cast(hash(source_row_id) % 1200 as integer)
where hash(source_row_id, 'leaves') % 3 = 0;

create or replace table facts.visits as
select
    id_of(1 + range % {people}) as constituent_id,
    day_of(range, 'visit') as visited_on,
    true as is_counted
from range(8 * {people});

create or replace table facts.messages as
select
    id_of(1 + range % {people}) as constituent_id,
    day_of(range, 'mail') as sent_on,
    case when range % 3 = 0 then cast(day_of(range, 'mail') as timestamp) + interval 1 day end as opened_at,
    case when range % 15 = 0 then cast(day_of(range, 'mail') as timestamp) + interval 1 day end as clicked_at,
    true as is_counted
from range(26 * {people});

create table facts.purchases as
select
    id_of(1 + range % {people}) as constituent_id,
    day_of(range, 'purchase') as purchased_on,
    true as is_counted
from range(2 * {people});

create table facts.bookings as
select
    id_of(range) as constituent_id,
    day_of(range, 'booking') as booked_on,
    null::varchar as left_out_because
from range(1, {people} + 1);

create table facts.consents as
select
    id_of(range) as constituent_id,
    'email' as channel,
    day_of(range, 'consent') as said_on,
    range % 10 > 0 as may_contact,
    'unsubscribed' as reason
from range(1, {people} + 1);

create table identity.identity_map as
select constituent_id, household_id
from golden.constituents;

create table facts.cards as
select
    constituent_id,
    source_system,
    source_record_id,
    'visa' as card_brand,
    cast(cast(min(given_on) as timestamp) + interval 3 year as date) as card_expires_on,
    min(given_on) as first_charged_on
from facts.gifts
where recurring_plan_id is not null
group by constituent_id, source_system, source_record_id, year(given_on) // 3;

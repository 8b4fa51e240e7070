-- A made-up club as its systems' exports would be, every column text: so many events of three years up to the end of
-- September 2026, a fiftieth as many people. {events} and {seed} are filled in; what is drawn depends on them and on the row's
-- number alone. One row in a hundred arrives on the last day: most of those happened the day before, one in five is late, and
-- one in five is a new version of a row that had arrived.
create schema capitan_source;
create schema stripe_source;
create schema square_source;
create schema mailchimp_source;

create macro draw(number, about) as (hash(number, about, {seed}) % 1000000) / 1000000.0;

create macro person_of(number, about) as cast(floor(draw(number, about) * ({events} // 50)) as bigint);

create macro is_new(number) as number % 100 = 0;

create macro moment_of(number, about) as
    case
        when is_new(number) and number % 500 != 0 then timestamp '2026-09-29 06:00:00' + to_seconds(cast(draw(number, about) * 50000 as bigint))
        else timestamp '2023-10-01' + to_seconds(cast(draw(number, about) * 1094 * 86400 as bigint))
    end;

create macro text_of(moment) as strftime(moment, '%Y-%m-%dT%H:%M:%SZ');

create macro arrival_of(number, moment) as
    case
        when is_new(number) then text_of(timestamp '2026-09-30 04:00:00' + to_seconds(number % 3600))
        else text_of(least(moment + interval 9 hour, timestamp '2026-09-29 04:00:00'))
    end;

create table people as
select
    range as number,
    'First' || range % 5000 as first_name,
    'Last' || range % 20011 as last_name,
    'person' || range || '@example.org' as email,
    text_of(timestamp '2023-09-01') as since
from range({events} // 50);

create table capitan_source.customers as
select
    (200000 + number)::varchar as id, since as created_at, since as updated_at, first_name, null::varchar as middle_name, last_name,
    null::varchar as suffix, email, null::varchar as telephone, null::varchar as address, null::varchar as city,
    null::varchar as state, null::varchar as zip, null::varchar as birthday, since as _loaded_at
from people;

create table stripe_source.customers as
select
    'cus_' || number as id, since as created, 'usd' as currency, 'false' as delinquent, '{}' as metadata,
    first_name || ' ' || last_name as name, email, null::varchar as phone, null::varchar as address,
    since as _loaded_at
from people
where number % 3 = 0;

create table square_source.customers as
select
    'SQ' || number as id, since as created_at, since as updated_at, null::varchar as reference_id, 'THIRD_PARTY' as creation_source,
    first_name as given_name, last_name as family_name, email as email_address, null::varchar as phone_number,
    null::varchar as address, since as _loaded_at
from people
where number % 3 = 1;

create table mailchimp_source.member as
select
    md5(email) as id, 'list' as list_id, 'subscribed' as status, since as timestamp_opt, since as last_changed, email as email_address,
    first_name as merge_fname, last_name as merge_lname, null::varchar as merge_phone, since as _loaded_at
from people;

create table capitan_source.check_ins as
select
    number::varchar as id, (200000 + person_of(number, 'visitor'))::varchar as customer_id, text_of(moment) as check_in_datetime,
    'MEM' as entry_method, 'Membership' as entry_method_description, (1 + number % 2)::varchar as location_id,
    ['Main Hall', 'Annex'][1 + number % 2] as location_name, null::varchar as free_entry_reason, text_of(moment) as created_at,
    arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'visit') as moment from range(1, {events} * 40 // 100 + 1))
union all
-- the version of yesterday of a row that arrives anew
select
    number::varchar, (200000 + person_of(number, 'visitor'))::varchar, text_of(moment_of(number, 'visit') - interval 1 hour),
    'MEM', 'Membership', '1', 'Main Hall', null, null, text_of(timestamp '2026-09-29 04:00:00')
from (select range * 500 + 100 as number from range({events} * 40 // 100 // 500));

create table capitan_source.customer_memberships as
select
    number::varchar as id, '100' as membership_id, 'Solo Monthly' as name, (200000 + person_of(number, 'member'))::varchar as owner_id,
    left(text_of(moment), 10) as start_date, null::varchar as end_date, null::varchar as cancelled_at, '89.00' as billing_amount,
    'ACT' as status, null::varchar as upcoming_bill_dates, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'member since') as moment from range(1, {events} // 200 + 1));

create table capitan_source.events as
select
    range::varchar as id, 'Members Night' as event_type_name,
    '[{"start_datetime_isoformat": "' || text_of(moment_of(range, 'event')) || '"}]' as event_parts, '80' as capacity, '0.00' as price, 'Main Hall' as location_name, 'false' as is_cancelled,
    null::varchar as created_at, arrival_of(range, moment_of(range, 'event')) as _loaded_at
from range(1, 500);

create table capitan_source.reservations as
select
    number::varchar as id, (1 + number % 499)::varchar as event_id, (200000 + person_of(number, 'guest'))::varchar as customer_id,
    'false' as is_cancelled, '15.00' as price, text_of(moment) as created_at, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'booking') as moment from range(1, {events} // 200 + 1));

create table capitan_source.relations as
select
    (200000 + range)::varchar as customer_id, (200001 + range)::varchar as related_customer_id, 'CHI' as relation,
    '2024-01-01T00:00:00Z' as created_at, '2024-01-01T00:00:00Z' as _loaded_at
from range(1, 100);

create table stripe_source.subscriptions as
select
    'sub_' || number as id, 'cus_' || person_of(number, 'payer') // 3 * 3 as customer,
    '{"id": "plan_solo", "amount": 8900, "interval": "month"}' as plan, 'active' as status, epoch(moment)::bigint::varchar as created, null::varchar as canceled_at,
    null::varchar as ended_at, null::varchar as current_period_start, null::varchar as current_period_end,
    arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'subscribed') as moment from range(1, {events} // 200 + 1));

create table stripe_source.invoices as
select
    'in_' || number as id, 'sub_' || 1 + number % ({events} // 200) as subscription,
    'cus_' || person_of(number, 'payer') // 3 * 3 as customer, 'ch_' || number as charge, 'subscription_cycle' as billing_reason,
    '8900' as amount_due, '8900' as amount_paid, 'usd' as currency, 'paid' as status, '1' as attempt_count,
    epoch(moment)::bigint::varchar as created, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'invoiced') as moment from range(1, {events} * 6 // 100 + 1));

create table stripe_source.charges as
select
    'ch_' || number as id, 'cus_' || person_of(number, 'payer') // 3 * 3 as customer,
    case when number % 3 > 0 then 'in_' || number end as invoice, '8900' as amount, '0' as amount_refunded, 'usd' as currency,
    case when number % 20 = 7 then 'failed' else 'succeeded' end as status, 'true' as paid, 'true' as captured,
    case when number % 20 = 7 then 'card_declined' end as failure_code, null::varchar as failure_message,
    ['Day pass', 'Donation', 'Solo Monthly membership'][1 + number % 3] as description,
    '{"card": {"brand": "visa", "exp_month": 4, "exp_year": 2028}}' as payment_method_details, '{}' as metadata, epoch(moment)::bigint::varchar as created,
    arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'charged') as moment from range(1, {events} * 8 // 100 + 1));

create table stripe_source.refunds as
select
    're_' || number as id, 'ch_' || number * 50 as charge, '8900' as amount, 'usd' as currency, null::varchar as reason,
    'succeeded' as status, epoch(moment_of(number, 'refunded'))::bigint::varchar as created,
    arrival_of(number, moment_of(number, 'refunded')) as _loaded_at
from (select range as number from range(1, {events} * 8 // 5000 + 1));

create macro line_of(number) as
    '{"uid": "I' || number || '", "catalog_object_id": "V1", "name": "Day Pass", "quantity": "1", '
    || '"base_price_money": {"amount": 2400, "currency": "USD"}, "total_money": {"amount": 2400, "currency": "USD"}}';

-- every other order has two lines
create table square_source.orders as
select
    'O' || number as id, 'L1' as location_id, 'SQ' || person_of(number, 'buyer') // 3 * 3 + 1 as customer_id, 'COMPLETED' as state,
    '{"name": "Point of Sale"}' as source, '{"amount": 2400, "currency": "USD"}' as total_money,
    '{"amount": 0, "currency": "USD"}' as total_discount_money, '[]' as discounts,
    '[' || line_of(number) || case when number % 2 = 0 then ', ' || line_of('2-' || number) else '' end || ']' as line_items,
    text_of(moment) as created_at, text_of(moment) as closed_at, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'ordered') as moment from range(1, {events} * 2 // 100 + 1));

create table square_source.items as
select 'T1' as id, '{"category_id": "C1", "variations": [{"id": "V1"}]}' as item_data, text_of(timestamp '2023-10-01') as _loaded_at;

create table square_source.categories as
select 'C1' as id, '{"name": "Day Passes"}' as category_data, text_of(timestamp '2023-10-01') as _loaded_at;

create table square_source.payments as
select
    'P' || substring(id, 2) as id, id as order_id, customer_id, location_id, total_money as amount_money,
    null::varchar as refunded_money, 'COMPLETED' as status, 'CARD' as source_type, created_at, created_at as updated_at, _loaded_at
from square_source.orders;

create table mailchimp_source.campaign as
select
    'c' || range as id, 'regular' as type, 'sent' as status, 'News' as title, 'News' as subject_line, text_of(timestamp '2023-10-01' + to_days(range::integer)) as send_time,
    '<p>News</p>' as html, text_of(timestamp '2023-10-01' + to_days(range::integer)) as _loaded_at
from range(1000);

create table mailchimp_source.campaign_recipient as
select
    'c' || number // ({events} // 50) as campaign_id, 'list' as list_id,
    md5('person' || number % ({events} // 50) || '@example.org') as member_id, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'sent') as moment from range(1, {events} * 34 // 100 + 1));

create table mailchimp_source.campaign_recipient_activity as
select
    'c' || number % 1000 as campaign_id, 'list' as list_id, md5('person' || person_of(number, 'reader') || '@example.org') as member_id,
    ['open', 'click'][1 + number % 2] as action, text_of(moment) as timestamp,
    'https://club.example.org/news' as url, null::varchar as bounce_type, arrival_of(number, moment) as _loaded_at
from (select range as number, moment_of(range, 'read') as moment from range(1, {events} * 11 // 100 + 1));

create table mailchimp_source.unsubscribe as
select
    'c' || number as campaign_id, 'list' as list_id, md5('person' || person_of(number, 'leaver') || '@example.org') as member_id,
    text_of(moment_of(number, 'left')) as timestamp, 'None given' as reason,
    arrival_of(number, moment_of(number, 'left')) as _loaded_at
from (select range as number from range(1, {events} // 1000 + 1));

drop table people;

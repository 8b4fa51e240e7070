-- Rows of each kind of fact, and those that count.
select 'gifts' as fact, count(*) as given, sum(case when is_counted then 1 else 0 end) as kept from facts.gifts
union all
select 'payments', count(*), sum(case when is_counted then 1 else 0 end) from facts.payments
union all
select 'refunds', count(*), sum(case when left_out_because is null then 1 else 0 end) from facts.refunds
union all
select 'memberships', count(*), sum(case when left_out_because is null then 1 else 0 end) from facts.memberships
union all
select 'subscriptions', count(*), sum(case when left_out_because is null then 1 else 0 end) from facts.subscriptions
union all
select 'purchases', count(*), sum(case when is_counted then 1 else 0 end) from facts.purchases
union all
select 'bookings', count(*), sum(case when is_counted then 1 else 0 end) from facts.bookings
union all
select 'visits', count(*), sum(case when is_counted then 1 else 0 end) from facts.visits
union all
select 'messages', count(*), sum(case when is_counted then 1 else 0 end) from facts.messages
union all
select 'message responses', count(*), sum(case when is_counted then 1 else 0 end) from facts.message_responses

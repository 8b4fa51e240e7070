-- A made-up CRM as its exports would be, every column text: 40 facilities, 400 reps, five years up to the end of September 2026.
-- {leads} and {seed} are filled in; what is drawn depends on them and on the row's number alone.
create schema crm_source;

create macro draw(number, about) as (hash(number, about, {seed}) % 1000000) / 1000000.0;

create macro later(moment, number, about, days) as
    moment + to_seconds(cast(draw(number, about) * days * 86400 as bigint));

create macro text_of(moment) as
    case when moment < timestamp '2026-10-01' then strftime(moment, '%Y-%m-%d %H:%M:%S') end;

create table crm_source.leads as
with drawn as (

    select
        range as number,
        cast(floor(draw(range, 'rep') * 400) as integer) as rep,
        later(timestamp '2021-10-01', range, 'created', 1825) as created_at,
        draw(range, 'fate') as fate,
        cast(floor(draw(range, 'value') * 20000000) as bigint) / 100 as amount
    from range(1, {leads} + 1)

),

moments as (

    select
        *,
        case when fate < 0.5 then later(created_at, number, 'sql', 20) end as sql_at,
        case when fate < 0.3 then later(created_at + interval 20 day, number, 'opportunity', 20) end as opportunity_at,
        case when fate < 0.18 then later(created_at + interval 40 day, number, 'won', 60) end as won_at,
        case when fate > 0.8 then later(created_at, number, 'lost', 90) end as lost_at
    from drawn

)

select
    'L-' || number as lead_id,
    'First' || number % 5000 as first_name,
    'Last' || number % 20011 as last_name,
    'lead' || number || '@example.org' as email,
    null::varchar as phone,
    'F' || rep // 10 as facility_id,
    'R' || rep as rep_id,
    ['web', 'event', 'referral', 'partner'][1 + number % 4] as lead_source,
    case
        when text_of(won_at) is not null then 'won'
        when text_of(lost_at) is not null then 'lost'
        when text_of(opportunity_at) is not null then 'opportunity'
        when text_of(sql_at) is not null then 'sql'
        else 'lead'
    end as stage,
    cast(amount as decimal(18, 2))::varchar as pipeline_value,
    text_of(created_at) as created_at,
    text_of(sql_at) as sql_at,
    text_of(opportunity_at) as opportunity_at,
    text_of(won_at) as won_at,
    text_of(lost_at) as lost_at,
    text_of(greatest(created_at, sql_at, opportunity_at)) as updated_at,
    number
from moments;

create table crm_source.opportunities as
select
    'O-' || number as opportunity_id,
    lead_id,
    facility_id,
    rep_id,
    case when stage in ('won', 'lost') then stage else 'opportunity' end as stage,
    cast(cast(pipeline_value as double) * (0.5 + draw(number, 'offer')) as decimal(18, 2))::varchar as amount,
    cast(draw(number, 'chance') as decimal(4, 2))::varchar as win_probability,
    opportunity_at as created_at,
    strftime(later(opportunity_at::timestamp, number, 'expected', 120), '%Y-%m-%d') as expected_close_on,
    coalesce(won_at, lost_at) as closed_at,
    coalesce(won_at, opportunity_at) as updated_at,
    number
from crm_source.leads
where opportunity_at is not null;

create table crm_source.invoices as
select
    'IN-' || number as invoice_id,
    opportunity_id,
    lead_id,
    facility_id,
    rep_id,
    case when draw(number, 'paid') < 0.8 then 'paid' else 'open' end as status,
    amount,
    case when draw(number, 'paid') < 0.8 then amount end as paid_amount,
    left(closed_at, 10) as issued_on,
    strftime(closed_at::date + 30, '%Y-%m-%d') as due_on,
    case when draw(number, 'paid') < 0.8 then left(text_of(later(closed_at::timestamp, number, 'paid on', 60)), 10) end as paid_on,
    closed_at as updated_at
from crm_source.opportunities
where stage = 'won';

create table crm_source.outreach as
with drawn as (

    select
        range as number,
        leads.*,
        later(leads.created_at::timestamp, range, 'sent', 60) as sent_at
    from range(1, 5 * {leads} + 1)
    inner join crm_source.leads on 1 + range % {leads} = leads.number

)

select
    'OR-' || number as outreach_id,
    lead_id,
    facility_id,
    rep_id,
    ['email', 'phone', 'sms', 'in_person'][1 + cast(floor(draw(number, 'channel') * 4) as integer)] as channel,
    text_of(sent_at) as sent_at,
    case when draw(number, 'answer') < 0.4 then text_of(later(sent_at, number, 'answered', 5)) end as responded_at,
    case when draw(number, 'answer') < 0.1 then 'yes' else 'no' end as converted,
    text_of(sent_at) as updated_at
from drawn;

create table crm_source.contacts as
select
    'C-' || range as contact_id,
    'First' || range % 5000 || ' Last' || range % 20011 as contact_name,
    'contact' || range || '@example.org' as email,
    null::varchar as phone,
    'F' || range % 40 as facility_id,
    '2026-09-01 00:00:00' as updated_at
from range(1, {leads} // 10 + 1);

create table crm_source.tickets as
with drawn as (

    select
        range as number,
        later(timestamp '2021-10-01', range, 'opened', 1825) as created_at
    from range(1, {leads} // 2 + 1)

)

select
    'T-' || number as ticket_id,
    'C-' || 1 + number % ({leads} // 10) as contact_id,
    'F' || number % 40 as facility_id,
    'R' || number % 400 as rep_id,
    'Question' as subject,
    ['critical', 'high', 'medium', 'low'][1 + number % 4] as priority,
    case when draw(number, 'solved') < 0.95 then 'closed' else 'open' end as status,
    text_of(created_at) as created_at,
    text_of(later(created_at, number, 'response', 0.2)) as first_response_at,
    case when draw(number, 'solved') < 0.95 then text_of(later(created_at + interval 5 hour, number, 'solved at', 4)) end as resolved_at,
    null::varchar as reopened_at,
    text_of(created_at) as updated_at
from drawn;

create table crm_source.satisfaction as
select
    'SV-' || ticket_id as survey_id,
    ticket_id,
    contact_id,
    facility_id,
    rep_id,
    (1 + cast(floor(draw(ticket_id, 'csat') * 5) as integer))::varchar as csat_score,
    cast(floor(draw(ticket_id, 'nps') * 11) as integer)::varchar as nps_score,
    resolved_at as answered_at,
    resolved_at as updated_at
from crm_source.tickets
where resolved_at is not null and draw(ticket_id, 'survey') < 0.5;

create table crm_source.applications as
select
    'AP-' || number as application_id,
    lead_id,
    facility_id,
    rep_id,
    'identity' as document_type,
    ['approved', 'approved', 'approved', 'rejected'][1 + number % 4] as status,
    sql_at as submitted_at,
    text_of(later(sql_at::timestamp, number, 'decided', 5)) as decided_at,
    '2027-12-31' as document_expires_on,
    sql_at as updated_at
from crm_source.leads
where sql_at is not null;

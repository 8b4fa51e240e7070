with offers as (

    select
        campaign_id,
        offer_key,
        sent_at,
        sent_on
    from {{ ref('campaign_offers') }}
    where has_offer and sent_on <= {{ as_of_date() }}

),

-- people whom a system with campaigns knows, and the day of its first refusal
reachable as (

    select
        people.constituent_id,
        min(case
            when not consents.may_contact
                then coalesce(consents.said_at, cast({{ earliest_event_date() }} as {{ dbt.type_timestamp() }}))
        end) as refused_at
    from {{ ref('matched_records') }} as people
    left join {{ ref('consents') }} as consents
        on
            people.source_system = consents.source_system
            and people.record_id = consents.source_record_id
            and consents.channel = 'email'
    where people.source_system in (select source_system from {{ ref('campaign_offers') }})
    group by people.constituent_id

),

-- an address is on the list from its opt-in; where the list has none, from the first mail to the address
on_list as (

    select
        constituent_id,
        min(on_list_at) as on_list_since
    from (
        select
            constituent_id,
            joined_at as on_list_at
        from {{ ref('consents') }}
        union all
        select
            constituent_id,
            sent_at as on_list_at
        from {{ ref('messages') }}
        where is_counted and campaign_id is not null
    ) as moments
    where constituent_id is not null
    group by constituent_id

),

-- a person to whom the mail was sent is not without the offer, even if it was not delivered
addressed as (

    select distinct
        campaign_id,
        constituent_id
    from {{ ref('messages') }}
    where campaign_id is not null and constituent_id is not null

),

-- a person who got the same offer by another mail is in neither group
touched as (

    select distinct
        offers.campaign_id,
        received.constituent_id
    from offers
    inner join {{ ref('recipient_offers') }} as received
        on
            offers.offer_key = received.offer_key
            and offers.campaign_id != received.campaign_id
            and received.sent_on >= {{ dbt.dateadd('day', -checked('offer_repeat_days'), 'offers.sent_on') }}
            and received.sent_on <= {{ dbt.dateadd('day', checked('offer_conversion_days'), 'offers.sent_on') }}

),

people as (

    select
        offers.campaign_id,
        offers.sent_at,
        offers.sent_on,
        reachable.constituent_id,
        received.constituent_id is not null as is_offered
    from offers
    cross join reachable
    left join {{ ref('recipient_offers') }} as received
        on offers.campaign_id = received.campaign_id and reachable.constituent_id = received.constituent_id
    left join touched
        on offers.campaign_id = touched.campaign_id and reachable.constituent_id = touched.constituent_id
    left join addressed
        on offers.campaign_id = addressed.campaign_id and reachable.constituent_id = addressed.constituent_id
    left join on_list on reachable.constituent_id = on_list.constituent_id
    where
        touched.constituent_id is null
        and (
            received.constituent_id is not null
            or addressed.constituent_id is null
            and on_list.on_list_since < offers.sent_at
            and (reachable.refused_at is null or reachable.refused_at > offers.sent_at)
        )

),

-- one pass over events and mails in time order finds what happened before each mail
moments as (

    select
        events.constituent_id,
        events.event_at as moment,
        1 as is_event,
        events.event_id as moment_key,
        case when types.is_visit or types.is_purchase then events.event_date end as acted_on,
        case when types.is_purchase and events.amount >= 0 then 1 else 0 end as purchases,
        case when membership.standing in ('begins', 'goes_on') then events.event_at end as membership_began_at,
        case when membership.standing = 'ends' then events.event_at end as membership_ended_at,
        cast(null as date) as sent_on,
        cast(null as {{ dbt.type_string() }}) as campaign_id,
        false as is_offered
    from {{ ref('constituent_events') }} as events
    inner join {{ ref('event_types') }} as types on events.event_type = types.event_type
    left join {{ ref('membership_events') }} as membership on events.event_type = membership.event_type
    where events.constituent_id is not null
    union all
    select
        constituent_id,
        sent_at as moment,
        0 as is_event,
        campaign_id as moment_key,
        cast(null as date) as acted_on,
        0 as purchases,
        cast(null as {{ dbt.type_timestamp() }}) as membership_began_at,
        cast(null as {{ dbt.type_timestamp() }}) as membership_ended_at,
        sent_on,
        campaign_id,
        is_offered
    from people

),

known_then as (

    select
        constituent_id,
        campaign_id,
        moment as sent_at,
        sent_on,
        is_event,
        is_offered,
        {% for figure, of in {
            'max(acted_on)': 'last_acted_on',
            'sum(purchases)': 'past_purchases',
            'max(membership_began_at)': 'membership_began_at',
            'max(membership_ended_at)': 'membership_ended_at',
            'sum(is_event)': 'past_events',
        }.items() -%}
            {{ figure }} over (
                partition by constituent_id order by moment, is_event, moment_key rows unbounded preceding
            ) as {{ of }}{{ ',' if not loop.last }}
        {% endfor %}
    from moments

)

select
    known_then.campaign_id,
    known_then.constituent_id,
    known_then.is_offered,
    known_then.sent_at,
    case
        when known_then.membership_began_at > coalesce(known_then.membership_ended_at, {{ earliest_event_date() }})
            then 'member'
        else 'no_member'
    end || ':' || coalesce(recency.band, 'never') || ':' || coalesce(purchases.band, 'none') as stratum
from known_then
left join {{ ref('offer_strata') }} as recency
    on
        recency.dimension = 'days_since_act'
        and {{ dbt.datediff('known_then.last_acted_on', 'known_then.sent_on', 'day') }} >= recency.at_least
        and (
            recency.below is null
            or {{ dbt.datediff('known_then.last_acted_on', 'known_then.sent_on', 'day') }} < recency.below
        )
left join {{ ref('offer_strata') }} as purchases
    on
        purchases.dimension = 'past_purchases'
        and known_then.past_purchases >= purchases.at_least
        and (purchases.below is null or known_then.past_purchases < purchases.below)
where known_then.is_event = 0 and known_then.past_events > 0

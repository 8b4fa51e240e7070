with people as (

    select count(*) as constituents
    from {{ ref('constituents') }}

),

known as (

    select count(distinct constituent_id) as constituents
    from {{ ref('constituent_identifiers') }}
    where identifier_kind in ('email', 'phone')

),

events as (

    select
        count(*) as events,
        count(distinct constituent_id) as constituents,
        {% for confidence in ['exact', 'medium', 'low', 'unmatched'] -%}
            sum(case when source_confidence = '{{ confidence }}' then 1 else 0 end) as {{ confidence }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ ref('constituent_events') }}

),

left_out as (

    select
        count(*) as events,
        sum(case when left_out_because = 'undated' then 1 else 0 end) as undated
    from {{ ref('all_events') }}
    -- when a past day is built, later events are no mistake
    where
        left_out_because is not null
        and (left_out_because != 'in_the_future' or event_date > {{ latest_day() }})

),

measures as (

    {% for measure, part, whole in [
        ('share_with_events', 'events.constituents', 'people.constituents'),
        ('share_exact', 'events.exact', 'events.events'),
        ('share_medium', 'events.medium', 'events.events'),
        ('share_low', 'events.low', 'events.events'),
        ('share_unmatched', 'events.unmatched', 'events.events'),
        ('share_undated', 'left_out.undated', 'events.events + left_out.events'),
        ('share_left_out', 'left_out.events', 'events.events + left_out.events'),
        ('share_without_identifier', 'people.constituents - known.constituents', 'people.constituents'),
    ] %}
        select
            '{{ measure }}' as measure,
            cast(coalesce({{ part }}, 0) as {{ dbt.type_bigint() }}) as counted,
            cast({{ whole }} as {{ dbt.type_bigint() }}) as counted_of
        from people
        cross join known
        cross join events
        cross join left_out
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

shares as (

    select
        *,
        cast(counted as double) / nullif(counted_of, 0) as share
    from measures

)

select
    shares.measure,
    shares.counted,
    shares.counted_of,
    shares.share,
    limits.lowest,
    limits.highest,
    coalesce(shares.share between limits.lowest and limits.highest, true) as is_within_limits
from shares
left join {{ ref('timeline_limits') }} as limits on shares.measure = limits.measure

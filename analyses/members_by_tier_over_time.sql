-- How many constituents each level of membership and each tier of confidence had in each of the last 12 months, as it stood in
-- the first build of the month, and how many more or fewer than in the last month before it that was taken.
-- dbt show --quiet --select members_by_tier_over_time --limit 200
with thresholds as (

    {{ confidence_thresholds() }}

),

taken as (

    select
        snapshot_month,
        case when is_member then coalesce(membership_level, 'no level') end as membership_level,
        {{ confidence_tier('thresholds') }} as confidence_tier
    from {{ ref('monthly_constituents') }}
    cross join thresholds
    where
        snapshot_month > {{ dbt.dateadd('month', -12, first_of_month()) }}
        and snapshot_month <= {{ first_of_month() }}

),

counted as (

    {% for tier in ['membership_level', 'confidence_tier'] %}
        select
            '{{ tier }}' as tier_of,
            snapshot_month,
            {{ tier }} as tier,
            count(*) as constituents
        from taken
        where {{ tier }} is not null
        group by snapshot_month, {{ tier }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

tiers as (

    select distinct
        tier_of,
        tier
    from counted

),

months as (

    select distinct snapshot_month
    from counted

),

-- a tier that nobody has in a month has a row there, too
complete as (

    select
        tiers.tier_of,
        tiers.tier,
        months.snapshot_month,
        coalesce(counted.constituents, 0) as constituents
    from tiers
    cross join months
    left join counted
        on
            tiers.tier_of = counted.tier_of
            and tiers.tier = counted.tier
            and months.snapshot_month = counted.snapshot_month

)

select
    tier_of,
    tier,
    snapshot_month,
    constituents,
    constituents - lag(constituents) over (partition by tier_of, tier order by snapshot_month) as constituents_change
from complete
order by tier_of, tier, snapshot_month

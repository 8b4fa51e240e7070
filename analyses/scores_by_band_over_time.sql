-- How many constituents had an engagement score in each band of ten points in each of the last 12 months, as it stood in the
-- first build of the month, and how many of them were members.
-- dbt show --quiet --select scores_by_band_over_time --limit 200
select
    snapshot_month,
    cast(10 * floor(engagement_score / 10) as {{ dbt.type_int() }}) as score_from,
    count(*) as constituents,
    count(case when is_member then 1 end) as members,
    {{ average_amount('sum(lifetime_value)', 'count(*)') }} as average_lifetime_value
from {{ ref('monthly_constituents') }}
where
    snapshot_month > {{ dbt.dateadd('month', -12, first_of_month()) }}
    and snapshot_month <= {{ first_of_month() }}
group by snapshot_month, cast(10 * floor(engagement_score / 10) as {{ dbt.type_int() }})
order by snapshot_month, score_from

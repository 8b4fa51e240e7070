-- decimals add up to the same in any order
with bins as (

    select
        floor(match_probability * 1000) as bin,
        count(*) as pair_count,
        cast(sum(cast(match_probability as decimal(18, 12))) as double) as expected_matches
    from {{ ref('likelihood_scores') }}
    group by floor(match_probability * 1000)

),

accepted as (

    select
        bin,
        sum(pair_count) over (order by bin desc rows between unbounded preceding and current row) as pairs_from_here,
        sum(expected_matches) over (order by bin desc rows between unbounded preceding and current row)
            as matches_from_here,
        sum(expected_matches) over () as all_matches
    from bins

),

expected as (

    select
        bin,
        matches_from_here / pairs_from_here as expected_precision,
        matches_from_here / all_matches as expected_recall,
        2 * matches_from_here / (pairs_from_here + all_matches) as expected_f1
    from accepted
    where all_matches > 0

),

ranked as (

    select
        *,
        row_number() over (order by expected_f1 desc, bin desc) as choice
    from expected

)

-- who wants the highest expected F1 accepts whatever is likelier than half of it (Lipton, Elkan and Naryanaswamy 2014);
-- where nothing is likely that would be anything
select
    {% if var('scoring') == 'weighted' -%}
        (
            select max(given.value) from {{ ref('match_thresholds') }} as given
            where given.threshold = 'automatic_match'
        )
    {%- else -%}
        coalesce(
            {{ kept_number('threshold') }},
            greatest(coalesce(max(expected_f1), 1) / 2, {{ checked('match_from_probability_at_least') }})
        )
    {%- endif %} as threshold,
    max(expected_precision) as expected_precision,
    max(expected_recall) as expected_recall,
    max(expected_f1) as expected_f1
from ranked
where choice = 1

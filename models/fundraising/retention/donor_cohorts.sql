with followed as (

    select
        donor_level,
        year_basis,
        first_year as cohort_year,
        year - first_year as years_since,
        starts_on,
        is_complete,
        count(*) as cohort_size,
        count(case when is_donor then 1 end) as donors,
        cast(sum(case when is_donor then amount else 0 end) as decimal(18, 2)) as amount
    from {{ ref('donor_years') }}
    where year between first_year and first_year + {{ checked('cohort_years_followed') }}
    group by donor_level, year_basis, first_year, year, starts_on, is_complete

)

select
    donor_level,
    year_basis,
    cohort_year,
    years_since,
    starts_on,
    is_complete,
    cohort_size,
    donors,
    amount,
    case when is_complete then {{ rate('donors', 'cohort_size') }} end as retention_rate
from followed

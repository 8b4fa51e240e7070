-- To the cent, for each donor level and each kind of year: gains less losses are the change in giving; donors are new,
-- retained or recaptured; who gave in the year before is retained or lapsed; a cohort is the new donors of its year.
with years as (

    select
        retention.*,
        effectiveness.net_change,
        effectiveness.gain_new + effectiveness.gain_recaptured + effectiveness.gain_upgrade - effectiveness.loss_downgrade
        - effectiveness.loss_lapsed_new - effectiveness.loss_lapsed_repeat as parts,
        coalesce(
            lag(retention.amount) over (
                partition by retention.donor_level, retention.year_basis order by retention.year
            ), 0
        ) as amount_of_last_year,
        coalesce(
            lag(retention.donors) over (
                partition by retention.donor_level, retention.year_basis order by retention.year
            ), 0
        ) as donors_of_last_year,
        coalesce(
            lag(retention.new_donors) over (
                partition by retention.donor_level, retention.year_basis order by retention.year
            ), 0
        ) as new_donors_of_last_year
    from {{ ref('donor_retention') }} as retention
    left join {{ ref('fundraising_effectiveness') }} as effectiveness
        on
            retention.donor_level = effectiveness.donor_level
            and retention.year_basis = effectiveness.year_basis
            and retention.year = effectiveness.year

),

cohorts as (

    select
        donor_level,
        year_basis,
        cohort_year,
        min(cohort_size) as smallest,
        max(cohort_size) as largest,
        max(case when years_since = 0 then donors end) as at_first
    from {{ ref('donor_cohorts') }}
    group by donor_level, year_basis, cohort_year

)

select
    years.donor_level,
    years.year_basis,
    years.year
from years
left join cohorts
    on
        years.donor_level = cohorts.donor_level
        and years.year_basis = cohorts.year_basis
        and years.year = cohorts.cohort_year
where
    coalesce(years.net_change, -1) != years.amount - years.amount_of_last_year
    or years.parts != years.net_change
    or years.amount_before != years.amount_of_last_year
    or years.donors_before != years.donors_of_last_year
    or years.new_donors_before != years.new_donors_of_last_year
    or years.donors != years.new_donors + years.retained + years.recaptured
    or years.recaptured != years.reactivated + years.reacquired
    or years.donors_before != years.retained + years.lapsed
    or years.lapsed != years.lapsed_new + years.lapsed_repeat
    or years.lybunt != years.lapsed
    or years.retained > years.donors_before
    or years.is_complete and years.retained != years.upgraded + years.same + years.downgraded
    or years.new_donors != coalesce(cohorts.smallest, 0)
    or years.new_donors != coalesce(cohorts.largest, 0)
    or years.new_donors != coalesce(cohorts.at_first, 0)

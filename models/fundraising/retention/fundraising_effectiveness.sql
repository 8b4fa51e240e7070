-- a sum of one year less the year before, part by part, so that net_change is the change in giving to the cent
with parts as (

    select
        donor_level,
        year_basis,
        year,
        min(starts_on) as starts_on,
        {{ dbt.bool_or('is_complete') }} as is_complete,
        {% for name, (amount, condition) in {
            'gain_new': ('amount', "lifecycle = 'new'"),
            'gain_recaptured': ('amount', "lifecycle in ('reactivated', 'reacquired')"),
            'gain_upgrade': ('change_amount', "lifecycle = 'retained' and change_amount > 0"),
            'loss_downgrade': ('-change_amount', "lifecycle = 'retained' and change_amount < 0"),
            'loss_lapsed_new': ('previous_amount', "lifecycle = 'lapsed' and first_year = year - 1"),
            'loss_lapsed_repeat': ('previous_amount', "lifecycle = 'lapsed' and first_year < year - 1"),
        }.items() -%}
            cast(coalesce(sum(case when {{ condition }} then {{ amount }} end), 0) as decimal(18, 2)) as {{ name }}
            {{- ',' if not loop.last }}
        {% endfor %}
    from {{ ref('donor_years') }}
    group by donor_level, year_basis, year

),

summed as (

    select
        *,
        cast(gain_new + gain_recaptured + gain_upgrade as decimal(18, 2)) as gains,
        cast(loss_downgrade + loss_lapsed_new + loss_lapsed_repeat as decimal(18, 2)) as losses
    from parts

)

select
    *,
    cast(gains - losses as decimal(18, 2)) as net_change,
    {{ rate('losses', 'gains') }} as loss_ratio
from summed

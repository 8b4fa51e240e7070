-- how often each amount was given: the middle of the gifts is sought in these, not in the gifts themselves
with gifts as (

    select
        extract(year from given_on) as calendar_year,
        {{ fiscal_year('given_on') }} as fiscal_year,
        net_amount,
        count(*) as gifts
    from {{ ref('gifts') }}
    where is_counted and net_amount > 0 and constituent_id is not null
    group by extract(year from given_on), {{ fiscal_year('given_on') }}, net_amount

),

sizes as (

    {% for basis in ['calendar', 'fiscal'] %}
        select
            '{{ basis }}' as year_basis,
            {{ basis }}_year as year,
            net_amount,
            sum(gifts) as gifts
        from gifts
        group by {{ basis }}_year, net_amount
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

in_order as (

    select
        year_basis,
        year,
        net_amount,
        sum(gifts) over (
            partition by year_basis, year order by net_amount rows between unbounded preceding and current row
        ) as gifts_to_here,
        sum(gifts) over (partition by year_basis, year) as gifts
    from sizes

),

middles as (

    select
        year_basis,
        year,
        min(case when 2 * gifts_to_here >= gifts then net_amount end) as lower_middle,
        min(case when 2 * gifts_to_here >= gifts + 1 then net_amount end) as upper_middle
    from in_order
    group by year_basis, year

),

years as (

    select
        donor_level,
        year_basis,
        year,
        min(starts_on) as starts_on,
        {{ dbt.bool_or('is_complete') }} as is_complete,
        {% for name, condition in {
            'donors': 'is_donor',
            'donors_before': 'was_donor',
            'new_donors': "lifecycle = 'new'",
            'new_donors_before': 'was_donor and first_year = year - 1',
            'retained': "lifecycle = 'retained'",
            'reactivated': "lifecycle = 'reactivated'",
            'reacquired': "lifecycle = 'reacquired'",
            'recaptured': "lifecycle in ('reactivated', 'reacquired')",
            'lapsed': "lifecycle = 'lapsed'",
            'lapsed_new': "lifecycle = 'lapsed' and first_year = year - 1",
            'lapsed_repeat': "lifecycle = 'lapsed' and first_year < year - 1",
            'new_retained': "lifecycle = 'retained' and first_year = year - 1",
            'upgraded': "migration = 'upgrade'",
            'same': "migration = 'same'",
            'downgraded': "migration = 'downgrade'",
            'lybunt': 'is_lybunt',
            'sybunt': 'is_sybunt',
            'sybunt_excluding_lybunt': 'is_sybunt_excluding_lybunt',
        }.items() -%}
            count(case when {{ condition }} then 1 end) as {{ name }},
        {% endfor -%}
        {% for name, (amount, condition) in {
            'amount': ('amount', 'is_donor'),
            'amount_before': ('previous_amount', 'was_donor'),
            'retained_amount': ('amount', "lifecycle = 'retained'"),
            'retained_amount_before': ('previous_amount', "lifecycle = 'retained'"),
            'amount_below_zero': ('amount', 'not is_donor'),
            'soft_credit_amount': ('soft_credit_amount', '1 = 1'),
        }.items() -%}
            cast(coalesce(sum(case when {{ condition }} then {{ amount }} end), 0) as decimal(18, 2)) as {{ name }},
        {% endfor -%}
        cast(sum(gift_count) as {{ dbt.type_bigint() }}) as gift_count
    from {{ ref('donor_years') }}
    group by donor_level, year_basis, year

)

select
    years.*,
    {{ rate('retained', 'donors_before') }} as retention_rate,
    {{ rate('new_retained', 'new_donors_before') }} as first_year_retention_rate,
    {{ rate('(retained - new_retained)', '(donors_before - new_donors_before)') }} as repeat_retention_rate,
    {{ rate('retained_amount', 'amount_before') }} as dollar_retention_rate,
    {{ rate('retained_amount', 'retained_amount_before') }} as same_donor_value_ratio,
    {{ average_amount('amount', 'gift_count') }} as average_gift,
    {{ average_amount('middles.lower_middle + middles.upper_middle', '2') }} as median_gift
from years
left join middles on years.year_basis = middles.year_basis and years.year = middles.year

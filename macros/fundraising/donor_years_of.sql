{#- What each donor gave in each year from their first to the current one, and what that makes of them: a query.

    cells: name of a step, or a relation, with donor_level, donor_id, constituent_type, calendar_year, fiscal_year, amount,
    soft_credit_amount, gift_count and largest_gift; a donor may have several rows for one year.
    Each window is ordered by the year, of which a donor has one row, and reads what lies before it. -#}
{% macro donor_years_of(cells) -%}
    {%- set donor = 'partition by donor_level, donor_id, year_basis order by year' -%}
    {%- set before = 'over (' ~ donor ~ ' rows between unbounded preceding and 1 preceding)' -%}
    {%- set so_far = 'over (' ~ donor ~ ' rows between unbounded preceding and current row)' -%}
    with {{ donor_grid(cells) }},

    compared as (

        select
            *,
            coalesce(lag(amount) over ({{ donor }}), 0) as previous_amount,
            max(case when amount > 0 then year end) {{ before }} as last_year_given,
            max(case when amount >= {{ checked('sybunt_least_amount') }} then year end) {{ before }} as last_year_of_enough,
            coalesce(max(case when amount <= 0 then year end) {{ so_far }}, begins - 1) as last_year_without
        from every_year

    )

    select
        donor_level,
        donor_id,
        constituent_type,
        year_basis,
        cast(year as integer) as year,
        starts_on,
        is_complete,

        -- money
        cast(amount as decimal(18, 2)) as amount,
        cast(previous_amount as decimal(18, 2)) as previous_amount,
        cast(amount - previous_amount as decimal(18, 2)) as change_amount,
        cast(soft_credit_amount as decimal(18, 2)) as soft_credit_amount,
        cast(gift_count as {{ dbt.type_bigint() }}) as gift_count,
        largest_gift,

        -- lifecycle
        amount > 0 as is_donor,
        previous_amount > 0 as was_donor,
        case
            when amount > 0 and year = first_year then 'new'
            when amount > 0 and previous_amount > 0 then 'retained'
            when amount > 0 and last_year_given = year - 2 then 'reactivated'
            when amount > 0 then 'reacquired'
            when previous_amount > 0 then 'lapsed'
            else 'inactive'
        end as lifecycle,
        cast(case when amount > 0 then year - 1 else year end - last_year_given as integer) as lapse_length_years,
        case
            when not is_complete or amount <= 0 or previous_amount <= 0 then null
            when amount - previous_amount >= {{ checked('upgrade_threshold') }} then 'upgrade'
            when previous_amount - amount >= {{ checked('upgrade_threshold') }} then 'downgrade'
            else 'same'
        end as migration,
        amount <= 0 and previous_amount > 0 as is_lybunt,
        amount <= 0 and coalesce(last_year_of_enough >= year - {{ checked('sybunt_years') }}, false) as is_sybunt,
        amount <= 0 and previous_amount <= 0
        and coalesce(last_year_of_enough >= year - {{ checked('sybunt_years') }}, false) as is_sybunt_excluding_lybunt,
        cast(year - last_year_without as integer) as years_in_a_row,
        cast(first_year as integer) as first_year
    from compared
{%- endmacro %}

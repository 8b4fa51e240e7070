{#- What each donor gave in each year from their first to the current one, and what that makes of them: a query with donor_id
    and the columns of donor_year_figures.

    cells: name of a step with donor_id, constituent_type, calendar_year, fiscal_year, amount, soft_credit_amount, gift_count and
    largest_gift; a donor may have several rows for one year. Only years with a gift are put in order; the years up to the next
    of them follow from the one before. -#}
{% macro donor_years_of(cells) -%}
    with {{ donor_gifts_by_year(cells) }},

    every_year as (

        select
            given.donor_id,
            given.constituent_type,
            given.year_basis,
            years.year,
            years.starts_on,
            years.is_complete,
            given.first_year,
            case when years.year = given.year then given.amount else 0 end as amount,
            case
                when years.year = given.year + 1 then given.amount
                when years.year = given.year and given.year_before = given.year - 1 then given.amount_before
                else 0
            end as previous_amount,
            case when years.year = given.year then given.soft_credit_amount else 0 end as soft_credit_amount,
            case when years.year = given.year then given.gift_count else 0 end as gift_count,
            case when years.year = given.year then given.largest_gift end as largest_gift,
            case when years.year = given.year then given.given_before else given.given_so_far end as last_year_given,
            case when years.year = given.year then given.enough_before else given.enough_so_far end as last_year_of_enough,
            case when years.year = given.year then given.year - given.last_break else 0 end as years_in_a_row
        from in_order as given
        inner join {{ ref('giving_years') }} as years
            on
                given.year_basis = years.year_basis
                and given.year <= years.year
                and coalesce(years.year < given.next_year, true)

    )

    select
        donor_id,
        constituent_type,
        year_basis,
        year,
        starts_on,
        is_complete,

        -- money
        cast(amount as decimal(18, 2)) as amount,
        cast(previous_amount as decimal(18, 2)) as previous_amount,
        cast(amount - previous_amount as decimal(18, 2)) as change_amount,
        cast(soft_credit_amount as decimal(18, 2)) as soft_credit_amount,
        cast(gift_count as {{ dbt.type_bigint() }}) as gift_count,
        cast(largest_gift as decimal(18, 2)) as largest_gift,

        {{ donor_lifecycle() }}
    from every_year
{%- endmacro %}

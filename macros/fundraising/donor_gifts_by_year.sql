{#- One row per donor and year with a gift, beside what lies before and after it: a step for each kind of year, of which
    in_order has both. cells: as in donor_years_of.

    A break is a year without giving: the row's own, or the one before it, if that has no row. -#}
{% macro donor_gifts_by_year(cells) -%}
    {%- set before = 'over (partition by donor_id order by year rows between unbounded preceding and 1 preceding)' -%}
    {%- set so_far = 'over (partition by donor_id order by year rows between unbounded preceding and current row)' -%}
    {%- set next_to = 'over (partition by donor_id order by year)' -%}
    {%- set enough = checked('sybunt_least_amount') -%}
    {% for basis in ['calendar', 'fiscal'] %}
        {{ basis }}_years as (

            select
                donor_id,
                {{ basis }}_year as year,
                max(constituent_type) as constituent_type,
                sum(amount) as amount,
                sum(soft_credit_amount) as soft_credit_amount,
                sum(gift_count) as gift_count,
                max(largest_gift) as largest_gift
            from {{ cells }}
            group by donor_id, {{ basis }}_year

        ),

        {{ basis }}_neighbours as (

            select
                *,
                lead(year) {{ next_to }} as next_year,
                lag(year) {{ next_to }} as year_before,
                lag(amount) {{ next_to }} as amount_before,
                min(case when amount > 0 then year end) {{ so_far }} as first_year,
                max(case when amount > 0 then year end) {{ before }} as given_before,
                max(case when amount > 0 then year end) {{ so_far }} as given_so_far,
                max(case when amount >= {{ enough }} then year end) {{ before }} as enough_before,
                max(case when amount >= {{ enough }} then year end) {{ so_far }} as enough_so_far
            from {{ basis }}_years

        ),

    {% endfor %}
    in_order as (

        {% for basis in ['calendar', 'fiscal'] %}
            select
                *,
                '{{ basis }}' as year_basis,
                max(case when amount <= 0 then year when year_before = year - 1 then null else year - 1 end) {{ so_far }}
                    as last_break
            from {{ basis }}_neighbours
            {% if not loop.last %}union all{% endif %}
        {% endfor %}

    )
{%- endmacro %}

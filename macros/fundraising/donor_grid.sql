{#- One row per donor and year from their first year with a gift to the current one, years without a gift as well: steps, of
    which the last is every_year. cells: as in donor_years_of. -#}
{% macro donor_grid(cells) -%}
    given as (

        {% for basis in ['calendar', 'fiscal'] %}
            select
                donor_level,
                donor_id,
                '{{ basis }}' as year_basis,
                {{ basis }}_year as year,
                max(constituent_type) as constituent_type,
                cast(sum(amount) as decimal(18, 2)) as amount,
                cast(sum(soft_credit_amount) as decimal(18, 2)) as soft_credit_amount,
                cast(sum(gift_count) as {{ dbt.type_bigint() }}) as gift_count,
                cast(max(largest_gift) as decimal(18, 2)) as largest_gift
            from {{ cells }}
            group by donor_level, donor_id, {{ basis }}_year
            {% if not loop.last %}union all{% endif %}
        {% endfor %}

    ),

    donors as (

        select
            donor_level,
            donor_id,
            year_basis,
            max(constituent_type) as constituent_type,
            min(year) as begins,
            min(case when amount > 0 then year end) as first_year
        from given
        group by donor_level, donor_id, year_basis

    ),

    every_year as (

        select
            donors.donor_level,
            donors.donor_id,
            donors.constituent_type,
            donors.year_basis,
            years.year,
            years.starts_on,
            years.is_complete,
            donors.begins,
            donors.first_year,
            coalesce(given.amount, 0) as amount,
            coalesce(given.soft_credit_amount, 0) as soft_credit_amount,
            coalesce(given.gift_count, 0) as gift_count,
            given.largest_gift
        from donors
        inner join {{ ref('giving_years') }} as years
            on donors.year_basis = years.year_basis and donors.begins <= years.year
        left join given
            on
                donors.donor_level = given.donor_level
                and donors.donor_id = given.donor_id
                and donors.year_basis = given.year_basis
                and years.year = given.year

    )
{%- endmacro %}

-- For each year, to the cent: what the people and organisations gave, what the households gave, and what they would have given
-- if identity were decided otherwise, is what facts count for a constituent; and soft credit is what facts have of it.
with gifts as (

    select
        given_on,
        case when is_counted then net_amount else 0 end as amount,
        case
            when is_counted then 0
            when credit_type = 'soft' and status = 'paid' and left_out_because is null then amount - refunded_amount
            else 0
        end as soft_credit_amount
    from {{ ref('gifts') }}
    where constituent_id is not null

),

facts as (

    select
        years.year_basis,
        years.year,
        sum(gifts.amount) as amount,
        sum(gifts.soft_credit_amount) as soft_credit_amount
    from {{ ref('giving_years') }} as years
    inner join gifts on gifts.given_on between years.starts_on and years.ends_on
    group by years.year_basis, years.year

),

marts as (

    {% for mart in ['donor_years', 'donor_years_if_merged', 'donor_years_if_split'] %}
        select
            '{{ mart }}' as mart,
            donor_level,
            year_basis,
            year,
            sum(amount) as amount,
            sum(soft_credit_amount) as soft_credit_amount
        from {{ ref(mart) }}
        group by donor_level, year_basis, year
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
    union all
    select
        'donor_retention' as mart,
        donor_level,
        year_basis,
        year,
        amount + amount_below_zero as amount,
        soft_credit_amount
    from {{ ref('donor_retention') }}

)

select
    marts.mart,
    marts.donor_level,
    marts.year_basis,
    marts.year
from marts
left join facts on marts.year_basis = facts.year_basis and marts.year = facts.year
where
    marts.amount != coalesce(facts.amount, 0)
    or marts.soft_credit_amount != coalesce(facts.soft_credit_amount, 0)

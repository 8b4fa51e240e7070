{#- donor_years of constituents, if identity were decided otherwise: only who is affected is worked out again.

    affected: name of a step with the column constituent_id. donor_id: whose the gifts of an affected constituent then are, an
    SQL expression over gift_years as given and the step as affected. -#}
{% macro donor_years_if(affected, donor_id) -%}
    cells as (

        select
            {{ donor_id }} as donor_id,
            constituents.constituent_type,
            given.calendar_year,
            given.fiscal_year,
            given.amount,
            given.soft_credit_amount,
            given.gift_count,
            given.largest_gift
        from {{ ref('gift_years') }} as given
        inner join {{ affected }} as affected on given.constituent_id = affected.constituent_id
        inner join {{ ref('constituents') }} as constituents on given.constituent_id = constituents.constituent_id

    ),

    anew as (

        {{ donor_years_of('cells') }}

    )

    select
        'constituent' as donor_level,
        donor_id,
        {{ donor_year_figures() | join(', ') }}
    from anew

    union all

    select donor_years.*
    from {{ ref('donor_years') }} as donor_years
    left join {{ affected }} as affected on donor_years.donor_id = affected.constituent_id
    where donor_years.donor_level = 'constituent' and affected.constituent_id is null
{%- endmacro %}

{#- plan_months, if identity were decided otherwise: only who is affected is worked out again.

    affected: name of a step with the column constituent_id. person: whose the periods of an affected constituent then are, an
    SQL expression over plan_periods and the step. -#}
{% macro plan_months_if(affected, person) -%}
    periods as (

        select
            plan_periods.*,
            {{ person }} as person
        from {{ ref('plan_periods') }} as plan_periods
        inner join {{ affected }} as affected on plan_periods.constituent_id = affected.constituent_id

    )

    select *
    from (

        {{ plan_months_of('periods') }}

    ) as anew

    union all

    select plan_months.*
    from {{ ref('plan_months') }} as plan_months
    left join {{ affected }} as affected on plan_months.constituent_id = affected.constituent_id
    where affected.constituent_id is null
{%- endmacro %}

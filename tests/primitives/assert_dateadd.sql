-- dbt's own dateadd over leap days, month ends and years.
with made as (

    select
        given,
        part,
        number_of_parts,
        expected,
        case part
            {% for part in ['day', 'week', 'month', 'quarter', 'year'] -%}
                when '{{ part }}' then cast({{ dbt.dateadd(part, 'number_of_parts', 'given') }} as date)
            {% endfor -%}
        end as made
    from {{ ref('golden_dateadd') }}

)

select *
from made
where made is distinct from expected

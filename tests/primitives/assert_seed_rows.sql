-- What the run reads of a seed before it builds is what the seed holds. Numbers are compared as numbers.
{%- set rows = (seed_rows('golden_seed_rows') or []) if execute else [] %}
with read_before as (

    {% for row in rows -%}
        select
            cast({{ text_literal(row.word) if row.word is not none else 'null' }} as {{ dbt.type_string() }}) as word,
            cast({{ row.amount if row.amount is not none else 'null' }} as double) as amount
        {{ 'union all' if not loop.last }}
    {% else -%}
        select
            word,
            amount
        from {{ ref('golden_seed_rows') }}
        where false
    {% endfor %}

)

select
    golden.word,
    golden.amount
from {{ ref('golden_seed_rows') }} as golden
left join read_before
    on
        golden.word is not distinct from read_before.word
        and golden.amount is not distinct from read_before.amount
where read_before.word is null and read_before.amount is null

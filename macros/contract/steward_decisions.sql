{#- Every decision of a steward, a row of the seed or written on the warehouse: something to select from. -#}
{% macro steward_decisions() -%}
    (
        select * from {{ ref('steward_decisions') }}
        union all
        select * from {{ ref('steward_entries') }}
    )
{%- endmacro %}

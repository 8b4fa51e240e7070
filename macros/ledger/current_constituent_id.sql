{#- Who an id is today, which may be any id that was ever given: the same one while it is in use, the constituent with its records
    after a merge, null where no record is left.

    constituent_id: a column or an expression.  select {{ current_constituent_id('letters.constituent_id') }} from letters
    For many ids, join live_constituents. -#}
{% macro current_constituent_id(constituent_id) -%}
    (
        select max(live.live_id)
        from {{ ref('live_constituents') }} as live
        where live.constituent_id = {{ constituent_id }}
    )
{%- endmacro %}

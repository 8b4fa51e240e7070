{#- After a change of the time zone all rows are read anew, and those that are no longer given go, as in a full refresh. -#}
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='source_row_id',
    on_schema_change='append_new_columns',
    post_hook="delete from {{ this }} where coalesce(time_zone, '') != '{{ time_zone() }}'"
) }}

{%- set latest_arrivals = latest_arrivals() if is_incremental() else {} -%}

with arrivals as (

    -- that a row is no event any more has to be kept, and once is enough; of the rows without an id all are read, since the
    -- number of one among those alike is known by the others
    {% for model, table in timeline_models('arriving').items() %}
        select
            {{ timeline_columns() | join(', ') }},
            has_id
        from {{ ref(model) }}
        where (event_type is not null or event_slot = 1 and has_id) and ({{ arrived(table, latest_arrivals) }} or not has_id)
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    {{ told_apart() }},
    '{{ time_zone() }}' as time_zone
from arrivals

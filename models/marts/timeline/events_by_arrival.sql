{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='source_row_id') }}

{%- set columns = timeline_columns() | join(', ') -%}

with arrivals as (

    {% for model, table in timeline_models('arriving').items() %}
        select {{ columns }}
        from {{ ref(model) }}
        where {{ arrived(table) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- of the versions of a row the one that arrived last; of one arrival any, but always the same
ranked as (

    select
        *,
        row_number() over (
            partition by source_row_id, event_slot
            order by
                coalesce(loaded_at, cast({{ earliest_event_date() }} as {{ dbt.type_timestamp() }})) desc,
                event_at, event_type, amount, source_record_id, event_details
        ) as version
    from arrivals

)

select {{ columns }}
from ranked
where
    version = 1
    -- that a row is no event any more has to be kept, and once is enough
    and (event_slot = 1 or event_type is not null)
    {% if is_incremental() %}
        -- a row that does not say when it arrived is older than any that does
        and (
            loaded_at is not null
            or source_row_id not in (select source_row_id from {{ this }} where loaded_at is not null)
        )
    {% endif %}

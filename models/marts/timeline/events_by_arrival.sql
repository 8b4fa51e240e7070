{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='source_row_id') }}

{%- set columns = timeline_columns() | join(', ') -%}
{%- set row_hash = hashed_number(['source_row_id', 'event_slot']) -%}

-- most rows have one version: only the others have to be put in order, which of all rows would take half the time
with repeated as (

    select row_hash
    from (
        {% for model, table in timeline_models('arriving').items() %}
            select {{ row_hash }} as row_hash
            from {{ ref(model) }}
            where {{ arrived(table) }}
            {% if not loop.last %}union all{% endif %}
        {% endfor %}
    ) as hashes
    group by row_hash
    having count(*) > 1

),

arrivals as (

    {% for model, table in timeline_models('arriving').items() %}
        select
            {{ columns }},
            {{ row_hash }} as row_hash
        from {{ ref(model) }}
        where {{ arrived(table) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

compared as (

    select
        arrivals.*,
        repeated.row_hash is not null as is_repeated
    from arrivals
    left join repeated on arrivals.row_hash = repeated.row_hash

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
    from compared
    where is_repeated

),

latest as (

    select {{ columns }}
    from compared
    where not is_repeated
    union all
    select {{ columns }}
    from ranked
    where version = 1

)

select {{ columns }}
from latest
where
    -- that a row is no event any more has to be kept, and once is enough
    (event_slot = 1 or event_type is not null)
    {% if is_incremental() %}
        -- a row that does not say when it arrived is older than any that does
        and (
            loaded_at is not null
            or source_row_id not in (select source_row_id from {{ this }} where loaded_at is not null)
        )
    {% endif %}

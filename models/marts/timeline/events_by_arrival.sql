{#- After a change of the time zone all rows are read anew, and those that are no longer given go, as in a full refresh. -#}
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='source_row_id',
    on_schema_change='append_new_columns',
    post_hook="delete from {{ this }} where coalesce(time_zone, '') != '{{ time_zone() }}'"
) }}

{%- set columns = timeline_columns() | join(', ') -%}
{%- set row_hash = hashed_number(['source_row_id', 'event_slot']) -%}
{#- What the events of one version have in common comes first, so that of each slot the same version is taken. -#}
{%- set ties = ['source_record_id', 'event_at', 'event_type', 'amount', 'event_details'] -%}
{%- set latest_arrivals = latest_arrivals() if is_incremental() else {} -%}

with arrivals as (

    {% for model, table in timeline_models('arriving').items() %}
        select
            {{ columns }},
            {{ row_hash }} as row_hash
        from {{ ref(model) }}
        where {{ arrived(table, latest_arrivals) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

{% if is_incremental() -%}
    compared as (

        select
            *,
            true as is_repeated
        from arrivals

    ),

{% else -%}
    -- most rows have one version; putting all of them in order, not only the others, would take most of the time
    repeated as (

        select row_hash
        from (
            {% for model in timeline_models('arriving') %}
                select {{ row_hash }} as row_hash
                from {{ ref(model) }}
                {% if not loop.last %}union all{% endif %}
            {% endfor %}
        ) as hashes
        group by row_hash
        having count(*) > 1

    ),

    compared as (

        select
            arrivals.*,
            repeated.row_hash is not null as is_repeated
        from arrivals
        left join repeated on arrivals.row_hash = repeated.row_hash

    ),

{% endif -%}

-- of the versions of a row the one that arrived last; of one arrival any, but always the same
ranked as (

    select
        *,
        row_number() over (
            partition by source_row_id, event_slot
            order by
                coalesce(loaded_at, cast({{ earliest_event_date() }} as {{ dbt.type_timestamp() }})) desc,
                {{ ties | join(' nulls last, ') }} nulls last
        ) as version
    from compared
    where is_repeated

),

-- that a row is no event any more has to be kept, and once is enough
latest as (

    select {{ columns }}
    from compared
    where not is_repeated and (event_slot = 1 or event_type is not null)
    union all
    select {{ columns }}
    from ranked
    where version = 1 and (event_slot = 1 or event_type is not null)

)

{% if is_incremental() -%}
    ,

    -- a row that does not say when it arrived is older than one that does
    outdated as (

        select distinct latest.source_row_id
        from latest
        inner join {{ this }} as stored on latest.source_row_id = stored.source_row_id
        where latest.loaded_at is null and stored.loaded_at is not null

    )

{% endif -%}

select
    {{ columns }},
    '{{ time_zone() }}' as time_zone
from latest
{% if is_incremental() -%}
    where loaded_at is not null or source_row_id not in (select source_row_id from outdated)
{%- endif %}

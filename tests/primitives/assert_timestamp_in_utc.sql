-- A moment as a loader writes it, in a timestamp with a time zone and in one without.
{%- set zoned = type_zoned_timestamp() %}
with made as (

    select
        *,
        {{ timestamp_in_utc('cast(given as ' ~ zoned ~ ')', zoned) }} as from_zoned,
        {{ timestamp_in_utc('expected', dbt.type_timestamp()) }} as from_plain
    from {{ ref('golden_timestamp_in_utc') }}

)

select *
from made
where from_zoned is distinct from expected or from_plain is distinct from expected

-- A timestamp of each kind that a loader may write, at ten in the morning six hours west of Greenwich.
{%- set kinds = {
    'duckdb': ['timestamp with time zone'],
    'snowflake': ['timestamp_tz', 'timestamp_ltz'],
    'databricks': ['timestamp'],
} %}
with made as (

    {% for type in kinds[target.type] %}
        select {{ timestamp_in_utc("cast('2026-03-05 10:00:00-06:00' as " ~ type ~ ')', type) }} as made
        union all
    {% endfor %}
    select {{ timestamp_in_utc("cast('2026-03-05 16:00:00' as " ~ dbt.type_timestamp() ~ ')', dbt.type_timestamp()) }}

)

select *
from made
where made is distinct from cast('2026-03-05 16:00:00' as {{ dbt.type_timestamp() }})

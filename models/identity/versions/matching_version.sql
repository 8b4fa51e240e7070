{%- set contents = [
    'full_name', 'first_name', 'middle_name', 'last_name', 'suffix', 'email', 'phone', 'address', 'city', 'state', 'postal_code',
    'birth_date',
] -%}
{%- set retrain = checked('retrain') -%}

with extra_entries as (

    {{ json_entries(ref('source_records'), 'source_system', 'extra_fields') }}

),

names as (

    select distinct 'system ' || source_system as name from {{ ref('source_records') }}
    union all
    select distinct 'extra ' || field as name from extra_entries
    {% for content in contents -%}
        union all
        select max('{{ content }}') as name from {{ ref('source_records') }}
        where {{ content }} is not null
    {% endfor %}

),

present as (

    select
        {{ joined_rows('name', ', ', 'name') }} as fields,
        -- numbers by which values are kept are the engine's own, and may be others in its next release
        '{{ matching_settings() }}' || cast({{ hashed_number(["'a'"]) }} as {{ dbt.type_string() }}) as settings
    from names
    where name is not null

),

records as (

    select count(*) as record_count from {{ ref('source_records') }}

),

versions as (

    {{ kept_versions(built_relation('parameter_versions') if execute) }}

),

-- of the versions that were learnt with these settings from such fields, on a day that has come, the last one
ranked as (

    select
        versions.*,
        versions.settings = present.settings and versions.fields = present.fields as is_fitting,
        row_number() over (
            order by
                case when versions.settings = present.settings and versions.fields = present.fields then 0 else 1 end,
                versions.learnt_on desc,
                versions.version desc
        ) as place
    from versions
    cross join present
    where versions.learnt_on <= {{ as_of_date() }}

),

known as (

    select
        coalesce(max(versions.version), 0) as last_version,
        max(case when versions.settings = present.settings then 1 else 0 end) as has_settings
    from versions
    cross join present

),

judged as (

    select
        ranked.version,
        ranked.learnt_on,
        ranked.learnt_because,
        known.last_version,
        records.record_count,
        present.settings,
        present.fields,
        case
            when known.last_version = 0 then 'nothing was learnt before'
            when '{{ retrain }}' = 'now' then 'the var retrain says so'
            when known.has_settings = 0 then 'the settings or seeds of the matching are others'
            when ranked.version is null then 'nothing was learnt by this day'
            when not ranked.is_fitting then 'the records have other fields or systems'
            when records.record_count > 2 * ranked.record_count or ranked.record_count > 2 * records.record_count
                then 'there are twice or half as many records'
            {% if retrain.endswith('days') -%}
                when {{ dbt.dateadd('day', retrain.split(' ')[0], 'ranked.learnt_on') }} <= {{ as_of_date() }}
                    then 'the last version is older than the var retrain allows'
            {%- endif %}
        end as reason
    from present
    cross join records
    cross join known
    left join ranked on ranked.place = 1

)

select
    cast(case when reason is null then version else last_version + 1 end as {{ dbt.type_bigint() }}) as version,
    reason is not null as is_learnt_now,
    case when reason is null then learnt_on else {{ as_of_date() }} end as learnt_on,
    coalesce(reason, learnt_because) as learnt_because,
    record_count,
    settings,
    fields
from judged

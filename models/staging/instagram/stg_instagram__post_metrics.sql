{%- set id = "media_id || ':' || date" -%}

with source as (

    {{ versions_of('instagram', 'post_metrics', id) }}

),

renamed as (

    select
        -- ids
        {{ as_given(id) }} as post_metric_id,
        'instagram' as source_system,
        {{ as_given('media_id') }} as post_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- numbers
        {{ parse_whole_number('reach') }} as reach,
        {{ parse_whole_number('impressions') }} as impressions,
        {{ parse_whole_number('likes') }} as likes,
        {{ parse_whole_number('comments') }} as comments,
        {{ parse_whole_number('saved') }} as saves,
        {{ parse_whole_number('shares') }} as shares,

        -- dates
        {{ parse_date('date') }} as metric_date,

        -- as given
        {{ as_given('date') }} as metric_date_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('post_metric_id') }},
            {{ date_issue('metric_date_as_given', 'metric_date', earliest_event_date(), as_of_date(), is_required=true) }}
        ) as row_issue
    from renamed

)

select * from labelled

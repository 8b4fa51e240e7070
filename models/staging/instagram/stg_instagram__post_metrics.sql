with source as (

    {{ versions_of('instagram', 'media_insights', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as post_id,
        'instagram' as source_system,
        row_of_id,
        is_superseded,
        loaded_at,

        -- numbers
        {{ parse_whole_number('reach') }} as reach,
        coalesce({{ parse_whole_number('views') }}, {{ parse_whole_number('impressions') }}) as impressions,
        {{ parse_whole_number('likes') }} as likes,
        {{ parse_whole_number('comments') }} as comments,
        {{ parse_whole_number('saved') }} as saves,
        {{ parse_whole_number('shares') }} as shares
    from source

),

labelled as (

    select
        *,
        {{ version_issue('post_id') }} as row_issue
    from renamed

)

select * from labelled

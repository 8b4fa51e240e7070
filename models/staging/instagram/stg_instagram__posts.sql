with source as (

    {{ versions_of('instagram', 'media', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as post_id,
        'instagram' as source_system,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('caption') }} as caption,
        lower({{ as_given('media_type') }}) as media_type,
        {{ as_given('permalink') }} as permalink,
        {{ parse_whole_number('like_count') }} as like_count,
        {{ parse_whole_number('comments_count') }} as comment_count,

        -- moments
        {{ parse_moment('timestamp') }} as posted_at,

        -- as given
        {{ as_given('timestamp') }} as posted_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('post_id') }},
            {{ moment_issue('posted_at', is_required=true) }}
        ) as row_issue
    from renamed

)

select * from labelled

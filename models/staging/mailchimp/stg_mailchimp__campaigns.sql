with source as (

    {{ versions_of('mailchimp', 'campaign', 'id') }}

),

renamed as (

    select
        -- ids
        given_id as campaign_id,
        'mailchimp' as source_system,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('title') }} as title,
        {{ as_given('subject_line') }} as subject_line,
        lower({{ as_given('type') }}) as campaign_type,
        lower({{ as_given('status') }}) as status,
        cast(html as {{ dbt.type_string() }}) as html,

        -- moments
        {{ parse_moment('send_time') }} as sent_at,

        -- as given
        {{ as_given('send_time') }} as sent_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('campaign_id') }},
            {{ moment_issue('sent_at', may_lie_ahead=true) }}
        ) as row_issue
    from renamed

)

select * from labelled

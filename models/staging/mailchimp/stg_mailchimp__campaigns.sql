with source as (

    {{ versions_of('mailchimp', 'campaigns', 'id') }}

),

renamed as (

    select
        -- ids
        {{ as_given('id') }} as campaign_id,
        'mailchimp' as source_system,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('settings_title') }} as title,
        {{ as_given('settings_subject_line') }} as subject_line,
        lower({{ as_given('type') }}) as campaign_type,
        lower({{ as_given('status') }}) as status,
        cast(html as {{ dbt.type_string() }}) as html,
        {{ parse_whole_number('emails_sent') }} as emails_sent,

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

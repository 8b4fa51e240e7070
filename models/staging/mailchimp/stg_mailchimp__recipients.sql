{%- set id = "campaign_id || ':' || email_id" -%}

with source as (

    {{ versions_of('mailchimp', 'recipients', id) }}

),

renamed as (

    select
        -- ids
        {{ as_given(id) }} as recipient_id,
        'mailchimp' as source_system,
        {{ as_given('campaign_id') }} as campaign_id,
        {{ id_as_given('email_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what came of it
        {{ normalise_email(as_given('email_address')) }} as email,
        lower({{ as_given('status') }}) as delivery_status,
        {{ parse_whole_number('open_count') }} as open_count,

        -- moments
        {{ parse_moment('send_time') }} as sent_at,

        -- as given
        {{ as_given('email_address') }} as email_as_given,
        {{ as_given('send_time') }} as sent_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('recipient_id') }},
            {{ moment_issue('sent_at', is_required=true) }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled

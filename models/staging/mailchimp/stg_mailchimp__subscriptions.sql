{%- set id = ['list_id', 'id'] -%}

with source as (

    {{ versions_of('mailchimp', 'member', id) }}

),

renamed as (

    select
        -- ids
        given_id as subscription_id,
        'mailchimp' as source_system,
        {{ id_as_given('id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- whose
        {{ normalise_email(clean_text(as_given('email_address'))) }} as email,

        -- state
        lower({{ as_given('status') }}) as subscription_status,

        -- moments
        {{ parse_moment('timestamp_opt') }} as subscribed_at,
        {{ parse_moment('last_changed') }} as changed_at,

        -- as given
        {{ as_given('timestamp_opt') }} as subscribed_at_as_given,
        {{ as_given('last_changed') }} as changed_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('subscription_id') }},
            {{ moment_issue('subscribed_at') }},
            {{ moment_issue('changed_at') }}
        ) as row_issue
    from renamed

)

select * from labelled

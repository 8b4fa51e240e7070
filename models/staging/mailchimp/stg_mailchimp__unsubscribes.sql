{%- set id = ['campaign_id', 'member_id'] -%}

with source as (

    {{ versions_of('mailchimp', 'unsubscribe', id) }}

),

renamed as (

    select
        -- ids
        given_id as unsubscribe_id,
        'mailchimp' as source_system,
        {{ as_given('campaign_id') }} as campaign_id,
        {{ id_as_given('member_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('reason') }} as reason,

        -- moments
        {{ parse_moment('timestamp') }} as unsubscribed_at,

        -- as given
        {{ as_given('timestamp') }} as unsubscribed_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('unsubscribe_id') }},
            {{ moment_issue('unsubscribed_at', is_required=true) }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled

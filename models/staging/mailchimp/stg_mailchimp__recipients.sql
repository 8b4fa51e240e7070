{%- set id = ['campaign_id', 'member_id'] -%}

with source as (

    {{ versions_of('mailchimp', 'campaign_recipient', id) }}

),

renamed as (

    select
        -- ids
        given_id as recipient_id,
        'mailchimp' as source_system,
        {{ as_given('campaign_id') }} as campaign_id,
        {{ id_as_given('member_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at
    from source

),

labelled as (

    select
        *,
        coalesce({{ version_issue('recipient_id') }}, {{ missing_issue('source_record_id', 'person') }}) as row_issue
    from renamed

)

select * from labelled

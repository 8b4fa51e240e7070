{%- set moment = "coalesce(" ~ as_given('timestamp') ~ ", 'undated')" -%}
{#- two links that are followed in one second are two acts -#}
{%- set act = as_given('action') ~ " || coalesce(':' || " ~ dbt.hash(as_given('url')) ~ ", '')" -%}
{%- set id = ['campaign_id', 'member_id', act, moment] -%}

with source as (

    {{ versions_of('mailchimp', 'campaign_recipient_activity', id) }}

),

renamed as (

    select
        -- ids
        given_id as activity_id,
        'mailchimp' as source_system,
        {{ as_given('campaign_id') }} as campaign_id,
        {{ id_as_given('member_id') }} as source_record_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        lower({{ as_given('action') }}) as action,
        {{ as_given('url') }} as url,
        lower({{ as_given('bounce_type') }}) as bounce_type,

        -- moments
        {{ parse_moment('timestamp') }} as acted_at,

        -- as given
        {{ as_given('timestamp') }} as acted_at_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('activity_id') }},
            {{ moment_issue('acted_at', is_required=true) }},
            {{ missing_issue('source_record_id', 'person') }}
        ) as row_issue
    from renamed

)

select * from labelled

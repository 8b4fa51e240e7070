{%- set ad = 'coalesce(' ~ as_given('ad_id') ~ ', ' ~ as_given('campaign_id') ~ ')' -%}
{%- set id = [ad, 'date_start'] -%}

with source as (

    {{ versions_of('facebook_ads', 'ads_insights', id) }}

),

renamed as (

    select
        -- ids
        given_id as campaign_day_id,
        'facebook_ads' as source_system,
        {{ as_given('campaign_id') }} as campaign_id,
        row_of_id,
        is_superseded,
        loaded_at,

        -- what it is
        {{ as_given('campaign_name') }} as campaign_name,
        {{ parse_money('spend') }} as spend,
        lower({{ as_given('account_currency') }}) as currency,
        {{ parse_whole_number('impressions') }} as impressions,
        {{ parse_whole_number('clicks') }} as clicks,
        {{ parse_whole_number('reach') }} as reach,

        -- dates
        {{ parse_date('date_start') }} as spend_date,

        -- as given
        {{ as_given('spend') }} as spend_as_given,
        {{ as_given('date_start') }} as spend_date_as_given
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ version_issue('campaign_day_id') }},
            {{ date_issue('spend_date_as_given', 'spend_date', earliest_event_date(), latest_day(), is_required=true) }},
            {{ amount_issue('spend_as_given', 'spend', is_required=true) }},
            {{ currency_issue('currency') }}
        ) as row_issue
    from renamed

)

select * from labelled

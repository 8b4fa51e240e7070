{%- set moments = ['sent_at', 'opened_at', 'clicked_at', 'bounced_at', 'unsubscribed_at'] -%}

with source as (

    select
        *,
        {{ row_of_id('email', 'engagement', 'send_id') }} as row_of_id
    from {{ raw('email', 'engagement') }}

),

renamed as (

    select
        -- ids
        {{ as_given('send_id') }} as send_id,
        'email' as source_system,
        {{ as_given('subscriber_id') }} as source_record_id,
        {{ as_given('campaign') }} as campaign,
        row_of_id,

        -- moments
        {% for moment in moments -%}
            {{ parse_timestamp(moment) }} as {{ moment }},
        {% endfor %}
        -- as given
        {% for moment in moments -%}
            {{ as_given(moment) }} as {{ moment }}_as_given{{ ',' if not loop.last }}
        {% endfor %}
    from source

),

labelled as (

    select
        *,
        coalesce(
            {{ id_issue('send_id', 'source_record_id') }},
            {% for moment in moments -%}
                {{ date_issue(
                    moment ~ '_as_given', moment, earliest_event_date(), as_of_date(), is_required=loop.first
                ) }}{{ ',' if not loop.last }}
            {% endfor %}
        ) as row_issue
    from renamed

)

select * from labelled

{{ config(materialized='view') }}

{%- set moments = {
    'email_sent': 'sent_at',
    'email_opened': 'opened_at',
    'email_clicked': 'clicked_at',
    'email_unsubscribed': 'unsubscribed_at',
    'email_bounced': 'bounced_at',
} -%}

with sends as (

    select
        *,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at
    from {{ ref('stg_email__sends') }}
    where {{ is_first_of_its_id('send_id') }}

)

{% for type, moment in moments.items() %}
    select
        {{ timeline_event(
            'email', 'sends', 'send_id',
            "'email_sent'" if loop.first else "case when " ~ moment ~ "_as_given is not null then '" ~ type ~ "' end",
            on=moment, details={'campaign': 'campaign'}, slot=loop.index
        ) }}
    from sends
    {% if not loop.last %}union all{% endif %}
{% endfor %}

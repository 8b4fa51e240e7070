{#- Before a run: whoever asks whether somebody may be contacted gets an answer that the seeds mean. -#}
{% macro check_consent() -%}
    {%- set channels = ['email', 'phone', 'mail', 'sms'] -%}
    {%- do check_names('contact_channels', 'channel', channels) -%}
    {%- do check_names('contact_channels', 'contact_type', ['email', 'phone', 'address']) -%}
    {%- do check_names('contact_channels', 'silence', ['refused', 'allowed']) -%}
    {%- do check_names('contact_channels', 'a_refusal_is_of', ['contact', 'person']) -%}
    {%- do check_names('channel_words', 'channel', channels + ['all']) -%}
    {%- do check_names('consent_columns', 'channel', channels + ['all']) -%}
    {%- do check_names('consent_words', 'consent', ['allowed', 'opted_in', 'refused', 'silent']) -%}
    {%- set given = seed_rows('contact_channels') -%}
    {%- set named = (given or []) | map(attribute='channel') | list -%}
    {%- for channel in channels if given is not none and named | select('equalto', channel) | list | length != 1 -%}
        {%- do stop('contact_channels.csv', "'" ~ channel ~ "' needs exactly one row.") -%}
    {%- endfor -%}
    {%- set reasons = seed_rows('consent_reasons') -%}
    {%- if reasons is not none -%}
        {%- set known = reasons | map(attribute='reason') | list -%}
        {%- if 'unknown' not in known -%}
            {%- do stop('consent_reasons.csv', "'unknown' is missing, the reason of a word that nobody knows.") -%}
        {%- endif -%}
        {%- for row in seed_rows('consent_words') or [] if row.consent != 'silent' and row.reason not in known -%}
            {%- do stop('consent_words.csv', "unknown reason '" ~ row.reason ~ "'; known are " ~ known | join(', ') ~ '.') -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{#- The staging models whose rows are people, in the order in which source_records reads them.

    To add a source: one staging model, whose YAML names its columns, and one line here.
    With the var source_records only the people of that file or table. -#}
{% macro people_models() -%}
    {{ return(['stg_records__people'] if var('source_records') else [
        'stg_wbez__donors',
        'stg_suntimes__subscribers',
        'stg_event__buyers',
        'stg_email__subscribers',
        'stg_crm__prospects',
        'stg_crm__contacts',
        'stg_stripe__customers',
        'stg_square__customers',
        'stg_capitan__customers',
        'stg_mailchimp__members',
    ]) }}
{%- endmacro %}

{#- The fields in which a rare value that agrees weighs more than a common one, each with its value as SQL over
    match_features. -#}
{% macro value_columns() -%}
    {%- set columns = {
        'first_name': 'first_name',
        'last_name': 'case when not is_organisation then last_name end',
        'birth_date': 'birth_digits',
        'email': 'email',
        'phone': 'phone',
        'address': building_key(),
        'location': 'coalesce(postal_code, city)',
        'organisation_name': 'organisation_name',
    } -%}
    {%- for slot in extra_slots() -%}
        {%- do columns.update({slot: slot}) -%}
    {%- endfor -%}
    {{ return(columns) }}
{%- endmacro %}

{#- The level of a field in which both records have the same value. -#}
{% macro best_level(field) -%}
    {{ return(levels_of(field) | list | last) }}
{%- endmacro %}

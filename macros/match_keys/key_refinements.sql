{#- What a key that too many records share is tried with once more, as SQL expressions over match_features.

    Each gives the group's records smaller groups of their own: of all Smiths in one city those of one birth year. -#}
{% macro key_refinements() -%}
    {{ return({
        'first_name': 'left(features.first_name, 4)',
        'last_name': 'left(features.last_name, 4)',
        'birth_year': 'left(features.birth_digits, 4)',
        'postal_code': 'features.postal_code',
        'email': 'left(features.email_local, 5)',
        'phone': 'right(features.phone, 4)',
    }) }}
{%- endmacro %}

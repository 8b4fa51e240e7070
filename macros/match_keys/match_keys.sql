{#- Every rule of the seed match_rules that looks for equal values, with the value as a SQL expression.

    Two records with one key value are compared. A key of which a part is missing is null and finds nobody.
    Columns: those of match_features, and formal_name: one form of the first name (bill: bill, and william).
    To add a rule: one line here and one row in seeds/reference/match_rules.csv. -#}
{% macro match_keys() -%}
    {{ return({
        'same_email': 'email',
        'same_phone': 'phone',
        'name_birth_date': key_of('formal_name', 'last_name', 'birth_date'),
        'name_address': key_of('formal_name', 'last_name', building_key(), 'left(postal_code, 3)'),
        'name_postal': key_of('formal_name', 'last_name', 'postal_code'),
        'organisation_name': key_of(only_organisation('last_name'), 'postal_code'),
        'block_last_postal': key_of('last_phonetic', 'postal_code', 'left(formal_name, 1)'),
        'block_first_last': either_order('formal_name', 'last_name'),
        'block_address_last': key_of('last_phonetic', building_key(), 'left(postal_code, 3)'),
        'block_address_first': key_of('formal_name', building_key(), 'left(postal_code, 3)'),
        'block_birth_last': key_of('last_phonetic', 'birth_date'),
        'block_birth_first': key_of('formal_name', 'birth_date'),
        'block_birth_postal': key_of('birth_date', 'postal_code'),
        'block_building': key_of(building_key(), 'postal_code'),
        'block_email_local': long_enough('email_local'),
        'block_phone_end_initial': key_of('right(phone, 7)', 'left(formal_name, 1)'),
        'block_organisation_words': 'coalesce(' ~ either_order('rare_word', 'second_word') ~ ', rare_word)',
        'block_organisation_postal': key_of('rare_word', 'postal_code'),
        'block_organisation_city': key_of('rare_word', 'city'),
    }) }}
{%- endmacro %}

{# One key for a name and the same name turned round. Not least and greatest, which engines take differently with null. #}
{% macro either_order(a, b) -%}
    case when {{ a }} < {{ b }} then {{ key_of(a, b) }} else {{ key_of(b, a) }} end
{%- endmacro %}

{# Where somebody lives: a house in a street, or a post office box. #}
{% macro building_key() -%}
    coalesce({{ key_of('house_number', 'street') }}, {{ key_of("'po box'", 'po_box') }})
{%- endmacro %}

{% macro only_organisation(expression) -%}
    case when is_organisation then {{ expression }} end
{%- endmacro %}

{# j, or info, says nothing about who it is. #}
{% macro long_enough(expression) -%}
    case when length({{ expression }}) >= 5 then {{ expression }} end
{%- endmacro %}

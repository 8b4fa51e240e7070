{#- Every rule of the seed match_rules that looks for equal values, with the value as a SQL expression.

    Two records with one key value are compared. A key of which a part is missing is null and finds nobody.
    A list gives a record several keys of one rule, so that a first name may meet a last one.
    Columns: those of match_features, and formal_name: one form of the first name (bill: bill, and william).
    To add a rule: one line here and one row in seeds/reference/match_rules.csv. -#}
{% macro match_keys() -%}
    {%- set rules = {
        'same_email': 'email',
        'same_phone': 'phone',
        'block_last': 'last_name',
        'block_last_postal': key_of('last_phonetic', 'postal_code'),
        'block_last_city': key_of('last_phonetic', 'city'),
        'block_last_house': key_of('last_phonetic', 'house_number'),
        'block_name_postal': [key_of('formal_name', 'postal_code'), key_of('last_name', 'postal_code')],
        'block_name_city': [key_of('formal_name', 'city'), key_of('last_name', 'city')],
        'block_name_sound': key_of('formal_name', 'last_phonetic'),
        'block_name_starts': key_of('left(first_name, 3)', 'left(last_name, 4)'),
        'block_birth': key_of('birth_date'),
        'block_birth_year_name': key_of('left(birth_digits, 4)', 'left(first_name, 3)', 'left(last_name, 3)'),
        'block_birth_parts': [
            key_of('left(birth_digits, 6)', 'last_name'),
            key_of('right(birth_digits, 4)', 'last_name'),
            key_of('left(birth_digits, 4)', 'right(birth_digits, 2)', 'last_name'),
            key_of('left(birth_digits, 6)', 'first_name', 'left(last_name, 1)'),
            key_of('right(birth_digits, 4)', 'first_name', 'left(last_name, 1)'),
            key_of('left(birth_digits, 4)', 'right(birth_digits, 2)', 'first_name', 'left(last_name, 1)'),
        ],
        'block_house_postal': key_of('house_number', 'postal_code'),
        'block_house_city': key_of('house_number', 'city'),
        'block_house_street': building_key(),
        'block_street_city': key_of('street', 'city'),
        'block_organisation_name': 'organisation_name',
        'block_organisation_phone': key_of('right(phone, 7)', 'left(organisation_name, 1)'),
        'block_organisation_words': 'coalesce(' ~ either_order('rare_word', 'second_word') ~ ', rare_word)',
        'block_organisation_postal': key_of('rare_word', 'postal_code'),
        'block_organisation_city': [key_of('rare_word', 'city'), key_of('second_word', 'city')],
        'block_organisation_house': [key_of('rare_word', 'house_number'), key_of('second_word', 'house_number')],
        'block_first_last': either_order('formal_name', 'last_name'),
        'block_email_local': long_enough('email_local'),
        'block_phone_end_initial': key_of('right(phone, 7)', 'left(formal_name, 1)'),
    } -%}
    {%- for slot in extra_slots() -%}
        {%- do rules.update({'block_' ~ slot: slot}) -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}

{#- Every rule that the seed match_rules may have a row for: those that propose, and those that link in the weighted scoring. -#}
{% macro rule_names() -%}
    {%- set names = match_keys() | list + [
        'name_birth_date', 'birth_date_place', 'name_address', 'name_postal', 'name_near_email', 'organisation_name',
    ] -%}
    {%- for slot in range(1, 10) -%}
        {%- do names.append('block_extra_' ~ slot) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{# One key for a name and the same name turned round. Not least and greatest, which engines take differently with null. #}
{% macro either_order(a, b) -%}
    case when {{ a }} < {{ b }} then {{ key_of(a, b) }} else {{ key_of(b, a) }} end
{%- endmacro %}

{# Where somebody lives: a house in a street, or a post office box. #}
{% macro building_key() -%}
    coalesce({{ key_of('house_number', 'street') }}, {{ key_of("'po box'", 'po_box') }})
{%- endmacro %}

{# j, or info, says nothing about who it is. #}
{% macro long_enough(expression) -%}
    case when length({{ expression }}) >= 5 then {{ expression }} end
{%- endmacro %}

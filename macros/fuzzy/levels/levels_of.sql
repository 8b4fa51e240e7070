{#- The levels of a field as a dictionary {level: its digit in the code `agreement`}, the worst first. 0 is a missing value.

    levels_of('phone')  ->  {'different': 1, 'same_end': 2, 'one_digit_off': 3, 'same': 4} -#}
{% macro levels_of(field) -%}
    {%- set name = ['different', 'close', 'initial', 'sounds_alike', 'similar', 'part', 'nickname', 'swapped', 'equal'] -%}
    {%- set levels = {
        'first_name': name,
        'last_name': name | reject('equalto', 'swapped') | list,
        'middle_name': ['different', 'initial', 'equal'],
        'suffix': ['different', 'one_sided', 'same'],
        'kind': ['different'],
        'birth_date': [
            'different', 'same_year', 'close', 'two_parts', 'one_digit_off', 'turned', 'year_only', 'equal',
        ],
        'email': ['different', 'same_name', 'near', 'equal'],
        'phone': ['different', 'same_end', 'one_digit_off', 'same'],
        'address': ['different', 'street_only', 'near', 'other_unit', 'similar', 'same'],
        'location': ['different', 'same_state', 'same_area', 'same_city', 'near', 'same'],
        'organisation_name': ['different', 'some_words', 'most_words', 'contained', 'same_words', 'equal'],
        'extra': ['different', 'similar', 'equal'],
    } -%}
    {%- set codes = {} -%}
    {%- for level in levels['extra' if field.startswith('extra_') else field] -%}
        {%- do codes.update({level: loop.index}) -%}
    {%- endfor -%}
    {{ return(codes) }}
{%- endmacro %}

{#- The digit of a level that is given as text; 0 for null. -#}
{% macro level_code(field, level) -%}
    case {{ level }}
        {%- for name, code in levels_of(field).items() %}
            when '{{ name }}' then {{ code }}
        {%- endfor %}
        else 0
    end
{%- endmacro %}

{#- The level of a field as text, read from the code by whole numbers; null where the field could not be compared. -#}
{% macro level_name(field, agreement) -%}
    {%- set place = '0' * compared_fields().index(field) -%}
    case mod({{ agreement }}, 10{{ place }}) - mod({{ agreement }}, 1{{ place }})
        {%- for level, code in levels_of(field).items() %}
            when {{ code }}{{ place }} then '{{ level }}'
        {%- endfor %}
    end
{%- endmacro %}

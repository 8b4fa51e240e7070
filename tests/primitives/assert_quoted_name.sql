-- A column is found again under the name that it was given, among others of all kinds.
{%- set names = {
    'plain': 'Name',
    'spaces': 'First Name',
    'double_quote': 'Name "as given"',
    'backtick': 'a`b',
    'single_quote': "o'brien",
    'backslash': 'a\\b',
    'dot': 'a.b',
    'reserved': 'select',
    'digit_first': '2024',
    'accents': 'Prénom',
    'punctuation': 'id; drop table x --',
    'dash': 'e-mail',
    'percent': '100%',
} %}
with columns_of_all_names as (

    select
        {% for name in names.values() -%}
            {{ text_literal(name) }} as {{ quoted_name(name) }}{{ ',' if not loop.last }}
        {% endfor %}

),

made as (

    select
        golden.case_name,
        golden.expected,
        case golden.case_name
            {% for case_name, name in names.items() -%}
                when '{{ case_name }}' then columns_of_all_names.{{ quoted_name(name) }}
            {% endfor -%}
        end as made
    from {{ ref('golden_quoted_name') }} as golden
    cross join columns_of_all_names

)

select *
from made
where made is distinct from expected

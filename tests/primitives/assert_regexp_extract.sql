-- What a group finds first; the name of a pattern is in the seed, the pattern here.
{%- set patterns = {
    'unit': ('^apt ([0-9a-z]+)$', 1, false),
    'whole match': ('[0-9]+[a-z]?', 0, false),
    'second group': ('^([a-z]*)=(.*)$', 2, false),
    'group without part': ('x(y)?z', 1, false),
    'in any case': ('étage', 0, true),
    'mail address': ('[a-z]+@[a-z.]+', 0, false),
    'longest of its kind': ('a+', 0, false),
    'to the end': ('^floor ([0-9]+)$', 1, false),
    'quoted': ("'([^']*)'", 1, false),
    'after backslash': ('\\\\(.)', 1, false),
    'beyond ascii': ('[^ -~]', 0, false),
} %}
with made as (

    select
        pattern,
        given,
        {{ golden_text('expected') }} as expected,
        case pattern
            {% for name, (pattern, group, ignore_case) in patterns.items() -%}
                when '{{ name }}' then {{ regexp_extract(golden_text('given'), pattern, group, ignore_case) }}
            {% endfor -%}
        end as made
    from {{ ref('golden_regexp_extract') }}

)

select *
from made
where made is distinct from expected

-- Texts rewritten; the name of a pattern is in the seed, the pattern and its replacement here.
{%- set patterns = {
    'spaces': (' +', ' ', false),
    'turned round': ('^([0-9]+)/([0-9]+)$', '\\2-\\1', false),
    'digits out': ('[0-9]+', '', false),
    'dollar in': ('^([0-9]+) usd$', '$\\1', false),
    'backslash to slash': ('\\\\', '/', false),
    'quote out': ("'", '', false),
    'group without part': ('^a(b)?c$', '[\\1]', false),
    'digit after the group': ('^([3-9][0-9])$', '19\\1', false),
    'group before a digit': ('^([a-z])$', '\\10', false),
    'in any case': ('co|é', 'x', true),
    'accent in any case': ('é', 'e', true),
    'beyond ascii': ('[^ -~]', '_', false),
    'to the end': (',+$', '', false),
    'dots': ('[.]', ' ', false),
} %}
with made as (

    select
        pattern,
        given,
        {{ golden_text('expected') }} as expected,
        case pattern
            {% for name, (pattern, replacement, ignore_case) in patterns.items() -%}
                when '{{ name }}' then {{ regexp_replace_all(golden_text('given'), pattern, replacement, ignore_case) }}
            {% endfor -%}
        end as made
    from {{ ref('golden_regexp_replace_all') }}

)

select *
from made
where made is distinct from expected

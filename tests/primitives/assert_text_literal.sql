-- A literal is the text that was put in, quotes, backslashes and all.
{%- set texts = {
    'plain': 'plain',
    'empty': '',
    'single_quote': "O'Brien",
    'two_quotes': "''",
    'only_quote': "'",
    'double_quote': 'say "hi"',
    'backslash': '\\',
    'backslash_n': 'a\\nb',
    'backslash_quote': "a\\'b",
    'two_backslashes': '\\\\d',
    'regex': '^[0-9]+\\b$',
    'comment': "'; -- x",
    'block_comment': '/* x */',
    'percent': '100% %s %(a)s',
    'dollar': '$1 ${x}',
    'braces': '{x}',
    'unicode': 'é🎉李',
    'newline': 'a\nb',
    'backtick': 'a`b',
} %}
with made as (

    select
        case_name,
        {{ golden_text('expected') }} as expected,
        case case_name
            {% for name, text in texts.items() -%}
                when '{{ name }}' then {{ text_literal(text) }}
            {% endfor -%}
        end as made
    from {{ ref('golden_text_literal') }}

)

select *
from made
where made is distinct from expected

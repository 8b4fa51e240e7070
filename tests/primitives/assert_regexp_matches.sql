-- Whether a pattern is found; the name of a pattern is in the seed, the pattern here.
{%- set patterns = {
    'ten digits': ('^[0-9]{10}$', false),
    'e acute in any case': ('é', true),
    'letters in any case': ('JaNe', true),
    'letters in their case': ('jane', false),
    'dot is any letter': ('^a.b$', false),
    'dot is a dot': ('^a[.]b$', false),
    'backslash': ('^a\\\\b$', false),
    'apostrophe': ("^o'brien$", false),
    'special characters': ('^a[+]b [(]c[)] \\[d\\] [{]e[}] [$]5 \\^ [*] [?] [|]$', false),
    'beyond ascii': ('[^ -~]', false),
    'range of accents': ('[À-ɏ]', false),
    'whole word': ('\\bco\\b', false),
    'white space': ('\\s', false),
    'one of two at the end': ('(jr|sr)[.]?$', false),
    'start or end': ('^a|a$', false),
} %}
with made as (

    select
        pattern,
        given,
        expected,
        case pattern
            {% for name, (pattern, ignore_case) in patterns.items() -%}
                when '{{ name }}' then {{ regexp_matches(golden_text('given'), pattern, ignore_case) }}
            {% endfor -%}
        end as made
    from {{ ref('golden_regexp_matches') }}

)

select *
from made
where made is distinct from expected

{#- A lower-case text with each accented Latin letter as its plain letter, and ß, æ, œ, þ as two letters.

    text: SQL expression of lower-case text.  without_accents("'müller straße'")  ->  'muller strasse'
    Covers Latin-1, Latin Extended-A and -B and Vietnamese; an accent that is a character of its own (e and U+0301) is
    dropped. Null in, null out. Trap: letters of other scripts may lose an accent too (й), so ask about Latin only.
    tests/python/test_normalise_text.py goes through every letter on DuckDB; the golden seed runs on every engine. -#}
{% macro without_accents(text) -%}
    {{ return(adapter.dispatch('without_accents', 'constituent_360')(text)) }}
{%- endmacro %}

{% macro default__without_accents(text) -%}
    {{ translated(text, [accented_letters(), letters_of_their_own()]) }}
{%- endmacro %}

{# DuckDB's translate() reads its list again for each row; its own strip_accents is fast but leaves letters with a stroke. #}
{% macro duckdb__without_accents(text) -%}
    {{ translated('strip_accents(' ~ text ~ ')', [letters_of_their_own()]) }}
{%- endmacro %}

{# Only a text that is not ASCII is worth the work. translate() drops what has no counterpart: the combining accents. #}
{% macro translated(text, alphabets) -%}
    {%- set letters = namespace(accented='', plain='', text=text) -%}
    {%- for alphabet in alphabets -%}
        {%- for plain, accented in alphabet.items() -%}
            {%- set letters.accented = letters.accented ~ accented -%}
            {%- set letters.plain = letters.plain ~ plain * accented | length -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for code in range(768, 880) -%}
        {%- set letters.accented = letters.accented ~ '%c' % code -%}
    {%- endfor -%}
    {%- for letter, two in {'ß': 'ss', 'æ': 'ae', 'ǽ': 'ae', 'ǣ': 'ae', 'œ': 'oe', 'þ': 'th'}.items() -%}
        {%- set letters.text = "replace(" ~ letters.text ~ ", '" ~ letter ~ "', '" ~ two ~ "')" -%}
    {%- endfor -%}
    case
        when {{ regexp_matches(text, '[^ -~]') }}
            then translate({{ letters.text }}, '{{ letters.accented }}', '{{ letters.plain }}')
        else {{ text }}
    end
{%- endmacro %}

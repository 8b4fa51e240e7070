{#- The words of a name without punctuation, and without a nickname in brackets or in quotes of any kind.

    text: SQL expression of clean text.  name_words("'William (Bill) J.R.'")  ->  'William J R'
    An apostrophe within a word is a letter: Kawai'ae'a. -#}
{% macro name_words(text) -%}
    {%- set single = "['‘’‚`´]" -%}
    {%- set words = rewritten(text, [
        ('(^| )' ~ single ~ "[^'‘’‚`´]+" ~ single ~ '( |$)', ' '),
        ('[(][^)]*[)]|["“”„«»][^"“”„«»]*["“”„«»]|--+|[().,;*]', ' '),
        (' +', ' '),
    ]) -%}
    nullif(trim(
        case
            when {{ regexp_matches(text, '[().,;*"“”„«»]|--|(^| )' ~ single) }} then {{ words }}
            else {{ text }}
        end
    ), '')
{%- endmacro %}

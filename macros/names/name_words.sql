{#- The words of a name without punctuation, and without a nickname in brackets or quotes.

    text: SQL expression of clean text.  name_words("'William (Bill) J.R.'")  ->  'William J R' -#}
{% macro name_words(text) -%}
    {%- set words = regexp_replace_all(text, '[(][^)]*[)]|"[^"]*"|--+|[().,;*]', ' ') -%}
    nullif(trim(
        case
            when {{ regexp_matches(text, '[().,;*"]|--') }} then {{ regexp_replace_all(words, ' +', ' ') }}
            else {{ text }}
        end
    ), '')
{%- endmacro %}

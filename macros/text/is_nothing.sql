{#- Whether a text says that there is nothing to say: words of the list words_for_nothing and no others, or signs alone.

    text: SQL expression of clean text; null in, null out.  is_nothing("'N/A'")  ->  true;  '(not provided)', '--'  ->  true -#}
{% macro is_nothing(text) -%}
    {%- set sign = '([ -/:-@{-~^_`\u2013\u2014]|\\[|\\]|\\\\)' -%}
    {%- set words = (checked('words_for_nothing') or ['[.]']) | join('|') | replace(' ', sign ~ '*') -%}
    {{ regexp_matches(text, '^(' ~ sign ~ '*\\b(' ~ words ~ ')\\b)*' ~ sign ~ '*$', ignore_case=true) }}
{%- endmacro %}

{#- The same of a name: Jennifer Null is called so, and Maria NULL is not. A word of the list names_like_nothing is a name where
    it is written as one, beside another name.

    name, beside: SQL expressions of clean text. -#}
{% macro is_no_name(name, beside) -%}
    {%- set names = [] -%}
    {%- for word in checked('names_like_nothing') -%}
        {%- do names.append(word | capitalize) -%}
    {%- endfor -%}
    (
        {{ is_nothing(name) }}
        and not (
            {{ regexp_matches(name, '^(' ~ (names or ['[.]']) | join('|') ~ ')$') }}
            and coalesce(not {{ is_nothing(beside) }}, false)
        )
    )
{%- endmacro %}

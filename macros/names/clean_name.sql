{#- A name as clean text; null where it has no letter of any script, as -- or 12345.

    text: SQL expression of text. -#}
{% macro clean_name(text) -%}
    case when {{ regexp_matches(text, '[A-Za-z]|[^ -~]') }} then {{ clean_text(text) }} end
{%- endmacro %}

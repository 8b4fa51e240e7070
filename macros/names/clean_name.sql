{#- A name as clean text; null where it has no letter of any script, as -- or 12345.

    text: SQL expression of text. -#}
{% macro clean_name(text) -%}
    case when {{ has_letter(text) }} then {{ clean_text(text) }} end
{%- endmacro %}

{% macro has_letter(text) -%}
    {{ regexp_matches(text, '[A-Za-z]|[^ -~]') }}
{%- endmacro %}

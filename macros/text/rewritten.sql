{#- A text after several regular expressions, one after the other; what none of them finds stays as it is.

    text: SQL expression. rules: list of (pattern, replacement), as in regexp_replace_all.
    rewritten('code', [('[.]0$', ''), ('^([0-9]{5})-[0-9]{4}$', '\\1')]) -#}
{% macro rewritten(text, rules) -%}
    {%- set sql = namespace(text=text) -%}
    {%- for pattern, replacement in rules -%}
        {%- set sql.text = regexp_replace_all(sql.text, pattern, replacement) -%}
    {%- endfor -%}
    {{ sql.text }}
{%- endmacro %}

{#- Metaphone code of a name: names that sound alike in English share it. Null where the name has no letter.

    name: SQL expression of lower-case ASCII.  phonetic_code("'smyth'")  ->  'SM0'
    A Python function on every engine: ask it once per distinct name, not once per record. -#}
{% macro phonetic_code(name) -%}
    nullif({{ function('metaphone') }}({{ name }}), '')
{%- endmacro %}

{#- Columns that are not in the contract as the text of one JSON object, keys in order; null where none has a value.

    fields: dictionary of name: column of the source, or SQL expression.
    extra_fields_json({'plan': 'plan', 'status': 'status'})  ->  '{"plan":"gold","status":"active"}' -#}
{% macro extra_fields_json(fields) -%}
    {%- set texts = {} -%}
    {%- for name, expression in fields | dictsort(true) -%}
        {%- do texts.update({name: as_given(expression)}) -%}
    {%- endfor -%}
    {{ json_text(texts) if texts else as_given(none) }}
{%- endmacro %}

{#- The key of a row as text: of one column, or of several with colons between them; null where one is missing or blank.

    parts: list of SQL expressions of any type.  key_as_given(['campaign_id', 'member_id'])  ->  c1:m1 -#}
{% macro key_as_given(parts) -%}
    {%- set texts = [] -%}
    {%- for part in parts -%}
        {%- do texts.append(as_given(part)) -%}
    {%- endfor -%}
    {{ texts | join(" || ':' || ") }}
{%- endmacro %}

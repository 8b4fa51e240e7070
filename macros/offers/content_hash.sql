{#- What a template is known by: equal texts share it, and a changed letter changes it; nothing counts as the empty text.

    content_hash('html')  ->  md5 of it, in hexadecimal -#}
{% macro content_hash(html) -%}
    {{ dbt.hash("coalesce(" ~ html ~ ", '')") }}
{%- endmacro %}

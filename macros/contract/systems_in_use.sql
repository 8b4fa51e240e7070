{#- The systems whose tables are read: those of the var systems, and none where the var source_records takes their place. -#}
{% macro systems_in_use() -%}
    {{ return([] if var('source_records') else checked('systems')) }}
{%- endmacro %}
